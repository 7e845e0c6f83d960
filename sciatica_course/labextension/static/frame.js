/* JupyterLab's frame while a lesson is read: out of the way, and back for anything else. */

/** Below this width the page needs every pixel, and JupyterLab shows one document at a time. */
const NARROW = '(max-width: 760px)';

export class Frame {
  constructor(shell) {
    this.shell = shell;
    this.narrow = window.matchMedia(NARROW);
    this.narrow.addEventListener('change', () => this.reading && this.fit());
    this.reading = false;
  }

  read() {
    if (!this.reading) {
      this.reading = true;
      this.shell.collapseLeft?.();
      this.shell.collapseRight?.();
    }
    this.fit();
  }

  leave() {
    if (this.reading) {
      this.reading = false;
      this.showHeader(true);
      this.showSides(true);
    }
  }

  fit() {
    this.showHeader(false);
    this.showSides(!this.narrow.matches);
  }

  showHeader(wanted) {
    const { shell } = this;
    if (shell.mode === 'single-document' && shell.isTopInSimpleModeVisible() !== wanted) {
      shell.toggleTopInSimpleModeVisibility();
    }
  }

  showSides(wanted) {
    for (const side of ['left', 'right']) {
      if (this.shell.isSideTabBarVisible?.(side) !== wanted) {
        this.shell.toggleSideTabBarVisibility?.(side);
      }
    }
  }
}
