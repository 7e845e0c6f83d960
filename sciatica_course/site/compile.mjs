/* node compile.mjs PYTHON OUT PACKAGES: lets the Pyodide in a folder write bytecode to another. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [python, out, packages] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${python}/pyodide.mjs`).href);

try {
  const pyodide = await loadPyodide({
    indexURL: `${python}/`,
    // The same sources make the same bytes.
    env: { PYTHONHASHSEED: '0' },
  });
  await pyodide.loadPackage(packages.split(','), { messageCallback: () => {} });
  pyodide.mountNodeFS('/out', out);
  pyodide.runPython(readFileSync(new URL('bytecode.py', import.meta.url), 'utf8'));
  pyodide.runPython('write("/out")');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exit(0);
