/* JupyterLab's frame while a lesson is read: out of the way, and back for anything else. */

/** Below this width the page needs every pixel, and JupyterLab shows one document at a time. */
const NARROW = '(max-width: 760px)';

export class Frame {
  constructor({ commands, shell }) {
    this.commands = commands;
    this.shell = shell;
    this.reading = false;
    this.narrow = window.matchMedia(NARROW);
    this.narrow.addEventListener('change', () => this.fit(this.reading));
  }

  fit(reading) {
    const { shell } = this;
    if (reading && (!this.reading || this.narrow.matches)) {
      shell.collapseLeft?.();
      shell.collapseRight?.();
    }
    if (reading || this.reading) {
      this.showHeader(!reading);
      this.showSides(!(reading && this.narrow.matches));
    }
    if (this.reading && !shell.currentWidget) {
      // The last lesson was closed: show the list, not an empty page.
      this.commands.execute('filebrowser:activate');
    }
    this.reading = reading;
  }

  showHeader(wanted) {
    const { shell } = this;
    if (shell.mode === 'single-document' && shell.isTopInSimpleModeVisible() !== wanted) {
      shell.toggleTopInSimpleModeVisibility();
    }
  }

  showSides(wanted) {
    const { shell } = this;
    for (const side of ['left', 'right']) {
      if (shell.isSideTabBarVisible && shell.isSideTabBarVisible(side) !== wanted) {
        shell.toggleSideTabBarVisibility(side);
      }
    }
  }
}
