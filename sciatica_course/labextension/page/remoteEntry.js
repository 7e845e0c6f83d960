/* What a bundler would write: the container in which JupyterLab looks for an extension. */
(() => {
  const here = document.currentScript.src;
  let shared;

  /** JupyterLab's own copy of one of its packages. */
  const take = async name => {
    const versions = Object.values(shared[name]);
    const loaded = versions.find(version => version.loaded) ?? versions[0];
    return (await loaded.get())();
  };

  const extension = async () => {
    const [{ makePlugin }, { Dialog }, { INotebookTracker, NotebookActions }] = await Promise.all([
      import(new URL('plugin.js', here)),
      take('@jupyterlab/apputils'),
      take('@jupyterlab/notebook')
    ]);
    return { __esModule: true, default: makePlugin({ Dialog, INotebookTracker, NotebookActions }) };
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB['sciatica-course'] = {
    init: scope => {
      shared = scope;
    },
    get: async () => {
      const loaded = await extension();
      return () => loaded;
    }
  };
})();
