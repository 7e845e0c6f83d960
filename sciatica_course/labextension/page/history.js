/* The browser's Back: JupyterLab notes every page in the history, but goes to none of them. */

const PAGE = /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(.+)$/;

export const followHistory = (commands, wanted) => {
  window.addEventListener('popstate', () => {
    const page = PAGE.exec(window.location.pathname);
    if (page && wanted()) {
      commands.execute('docmanager:open', { path: decodeURIComponent(page[1]) });
    }
  });
};
