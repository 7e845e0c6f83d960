/* One open lesson: it runs itself, keeps its cells from harm, and says when it has stopped. */
import { Bar } from './bar.js';
import { keepFromHarm } from './guard.js';
import { WORDS } from './words.js';

// A kernel that was started anew by the server is `unknown` until it has answered for the first time.
const COMING = new Set(['autorestarting', 'restarting', 'starting', 'unknown']);
const GONE = new Set(['autorestarting', 'dead', 'restarting', 'terminating']);
const HERE = new Set(['idle', 'busy']);
/** Milliseconds that a kernel may take to come back by itself. */
const PATIENCE = 10_000;

/** Whether a kernel comes back by itself in time. What it was asked before that may be lost. */
const comesBack = kernel =>
  new Promise(resolve => {
    const listen = (_, status) => HERE.has(status) && settle(true);
    const settle = came => {
      clearTimeout(clock);
      kernel.statusChanged.disconnect(listen);
      resolve(came);
    };
    const clock = setTimeout(() => settle(false), PATIENCE);
    kernel.statusChanged.connect(listen);
  });

/** What the cells say. Running changes the rest of a notebook, but never that. */
const told = model =>
  JSON.stringify(Array.from(model.cells, cell => [cell.type, cell.sharedModel.getSource()]));

export class Lesson {
  /**
   * @param panel - the notebook's panel; its model is ready
   * @param runCells - runs a list of cells and tells whether all went well
   * @param dismissDialogs - takes away JupyterLab's own boxes, where the bar says it better
   */
  constructor(panel, runCells, dismissDialogs) {
    this.panel = panel;
    this.runCells = runCells;
    this.dismissDialogs = dismissDialogs;
    this.bar = new Bar(panel.node);
    panel.node.classList.add('sc-lesson');
    keepFromHarm(panel.node);
    this.askForNoSave(panel.model);
    this.show('starting');
    panel.sessionContext.statusChanged.connect((_, status) => this.kernelSays(status));
    panel.sessionContext.connectionStatusChanged.connect((_, status) => this.lineSays(status));
  }

  /** The state is `starting`, `live`, `stopped` (the kernel is gone) or `closed` (the server is). */
  show(state) {
    this.state = state;
    this.panel.node.dataset.scLesson = state;
    if (state === 'live') {
      this.bar.clear();
    } else if (state === 'stopped') {
      this.bar.ask(WORDS.stopped, WORDS.startAgain, () => this.startAgain());
    } else {
      this.bar.say(WORDS[state]);
    }
  }

  /**
   * The outputs are made anew on every opening, so that there is nothing to save, and nothing to
   * ask about on leaving, until somebody changes a cell.
   */
  askForNoSave(model) {
    const opened = told(model);
    const clean = () => {
      if (model.dirty && told(model) === opened) {
        model.dirty = false;
      }
    };
    model.stateChanged.connect(clean);
    clean();
  }

  /** Run for the first time, as soon as the page is in sight and its kernel is there. */
  async open() {
    const { revealed, sessionContext } = this.panel;
    await this.start(() => Promise.all([revealed, sessionContext.ready]));
  }

  /** Run in a fresh kernel, whatever became of the one before. */
  async startAgain() {
    const { sessionContext } = this.panel;
    await this.start(async () => {
      const kernel = sessionContext.session?.kernel;
      if (kernel && !kernel.isDisposed) {
        // One that is coming back by itself is fresh, and must not be restarted meanwhile.
        if (!COMING.has(kernel.status) || !(await comesBack(kernel))) {
          await sessionContext.restartKernel();
        }
      } else {
        // The server has forgotten this session, so that only a new one can have a kernel.
        sessionContext.session?.dispose();
        await sessionContext.changeKernel({ name: sessionContext.prevKernelName || 'python3' });
      }
    });
  }

  async start(prepare) {
    const { content, sessionContext } = this.panel;
    let ran = false;
    this.show('starting');
    try {
      await prepare();
      if (!sessionContext.session?.kernel) {
        throw new Error('There is no kernel.');
      }
      ran = await this.runCells(content, content.widgets, sessionContext);
    } catch (error) {
      console.warn('The lesson did not start.', error);
      this.dismissDialogs();
    }
    if (!this.panel.isDisposed) {
      this.show(ran ? 'live' : 'stopped');
    }
  }

  kernelSays(status) {
    if (status === 'dead' || status === 'autorestarting') {
      this.dismissDialogs();
    }
    if (this.state !== 'starting' && GONE.has(status)) {
      this.show('stopped');
    }
  }

  /** The server does not answer. */
  lineLost() {
    if (this.state !== 'starting') {
      this.show('closed');
    }
  }

  /** A server that is back, after a sleep perhaps, may still have the lesson's kernel. */
  lineSays(status) {
    if (this.state === 'closed' && status === 'connected') {
      this.show('live');
    }
  }

  /** A run from the menu brings a stopped lesson back as well. */
  ranLastCell(cell) {
    const last = this.panel.content.widgets.findLast(({ model }) => model.type === 'code');
    if (this.state === 'stopped' && cell === last) {
      this.show('live');
    }
  }
}
