/* Keeps a lesson's cells from being edited, cut or moved by somebody who only reads and answers. */

/** JupyterLab leaves keys alone where the focused element itself has this attribute. */
const KEYS_ARE_MINE = 'data-lm-suppress-shortcuts';

export const keepFromHarm = node => {
  const takeKeys = element => element.setAttribute(KEYS_ARE_MINE, 'true');
  node.addEventListener('focusin', event => takeKeys(event.target), true);
  if (node.contains(document.activeElement)) {
    takeKeys(document.activeElement);
  }

  // A double click would open the text for editing, the menu would offer to cut the cell.
  for (const type of ['dblclick', 'contextmenu']) {
    node.addEventListener(type, event => event.stopPropagation(), true);
  }
};
