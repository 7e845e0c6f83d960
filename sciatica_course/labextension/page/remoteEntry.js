/* What a bundler would write: the container in which JupyterLab looks for an extension.

   The folder is not called `static`: browsers may keep what is there for a year, because a bundler
   gives every version new file names. These keep theirs, and are asked for on every opening. */
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
    const [{ makePlugin }, ...packages] = await Promise.all([
      import(new URL('plugin.js', here)),
      take('@jupyterlab/apputils'),
      take('@jupyterlab/markdownviewer'),
      take('@jupyterlab/notebook')
    ]);
    return { __esModule: true, default: makePlugin(Object.assign({}, ...packages)) };
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
