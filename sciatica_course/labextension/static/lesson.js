/* One open lesson: it runs itself, keeps its cells from harm, and says when it has stopped. */
import { Bar } from './bar.js';
import { keepFromHarm } from './guard.js';
import { WORDS } from './words.js';

const GONE = new Set(['autorestarting', 'dead', 'restarting', 'terminating']);

export class Lesson {
  constructor(panel, NotebookActions, Dialog) {
    this.panel = panel;
    this.actions = NotebookActions;
    this.dialogs = Dialog.tracker;
    this.bar = new Bar(panel.node);
    panel.node.classList.add('sc-lesson');
    keepFromHarm(panel.node);
    this.show('starting');
    panel.sessionContext.statusChanged.connect((_, status) => this.kernelSays(status));
    NotebookActions.executed.connect((_, ran) => this.cellRan(ran));
    panel.disposed.connect(() => this.bar.remove());
  }

  get live() {
    return this.state === 'live';
  }

  show(state) {
    this.state = state;
    this.panel.node.dataset.scLesson = state;
    if (state === 'live') {
      this.bar.clear();
    } else if (state === 'starting') {
      this.bar.say(WORDS.starting);
    } else {
      this.bar.say(WORDS.stopped, WORDS.startAgain, () => this.startAgain());
    }
  }

  /** Run for the first time, as soon as the page is in sight and its kernel is there. */
  async open() {
    const { panel } = this;
    await Promise.all([panel.revealed, panel.sessionContext.ready]);
    if (!panel.isDisposed) {
      await this.run();
    }
  }

  async startAgain() {
    const { sessionContext } = this.panel;
    this.show('starting');
    try {
      const kernel = sessionContext.session?.kernel;
      if (kernel && !kernel.isDisposed && kernel.status !== 'dead') {
        await sessionContext.restartKernel();
      } else {
        await sessionContext.changeKernel({ name: sessionContext.prevKernelName || 'python3' });
      }
    } catch {
      this.show('stopped');
      return;
    }
    await this.run();
  }

  async run() {
    const { content, context, sessionContext } = this.panel;
    const untouched = !context.model.dirty;
    this.show('starting');
    const ran = await this.actions
      .runCells(content, content.widgets, sessionContext)
      .catch(() => false);
    if (this.panel.isDisposed) {
      return;
    }
    if (untouched) {
      // The outputs are made again on every opening: nothing to save, nothing to ask on leaving.
      context.model.dirty = false;
    }
    this.show(ran ? 'live' : 'stopped');
  }

  kernelSays(status) {
    if (!GONE.has(status)) {
      return;
    }
    if (status !== 'restarting') {
      this.dismissDialogs();
    }
    if (this.live) {
      this.show('stopped');
    }
  }

  /** A run from the menu brings a stopped lesson back as well. */
  cellRan({ notebook, cell, success }) {
    const { content } = this.panel;
    if (notebook !== content || this.state !== 'stopped' || !success) {
      return;
    }
    const last = content.widgets.findLast(({ model }) => model.type === 'code');
    if (cell === last) {
      this.show('live');
    }
  }

  /** The bar has said it in plain words: take away JupyterLab's own box about kernels. */
  dismissDialogs() {
    setTimeout(() => this.dialogs.forEach(dialog => dialog.reject()));
  }
}
