/* The plugin: makes a lesson of every notebook that asks for it and leaves all others alone. */
import { Frame } from './frame.js';
import { Lesson } from './lesson.js';

const asksForIt = panel =>
  Boolean(panel.context.model.getMetadata('sciatica_course')?.autorun);

const loadStyle = () => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('lesson.css', import.meta.url);
  document.head.append(link);
};

export const makePlugin = ({ Dialog, INotebookTracker, NotebookActions }) => ({
  id: 'sciatica-course:lessons',
  description: 'Runs a lesson when it is opened and shows it as a page.',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (app, tracker) => {
    const lessons = new Map();
    const frame = new Frame(app);
    const fitFrame = () => frame.fit(lessons.has(app.shell.currentWidget));
    // The bar says it in plain words: JupyterLab's own boxes about kernels and servers are not
    // needed. They are made just before or just after we hear of it.
    const dismissDialogs = () =>
      setTimeout(() => Dialog.tracker.forEach(dialog => dialog.reject()));
    loadStyle();

    tracker.widgetAdded.connect(async (_, panel) => {
      await panel.context.ready;
      if (panel.isDisposed || !asksForIt(panel)) {
        return;
      }
      const lesson = new Lesson(panel, NotebookActions.runCells);
      lessons.set(panel, lesson);
      panel.disposed.connect(() => lessons.delete(panel));
      panel.sessionContext.statusChanged.connect((_, status) => {
        if (status === 'dead' || status === 'autorestarting') {
          dismissDialogs();
        }
      });
      lesson.open();
      await app.restored;
      fitFrame();
    });

    NotebookActions.executed.connect((_, { notebook, cell, success }) => {
      const lesson = lessons.get(notebook.parent);
      if (success) {
        lesson?.ranLastCell(cell);
      }
    });
    app.serviceManager.connectionFailure.connect(() => {
      if (lessons.size) {
        lessons.forEach(lesson => lesson.lineLost());
        dismissDialogs();
      }
    });
    app.shell.currentChanged?.connect(fitFrame);
  }
});
