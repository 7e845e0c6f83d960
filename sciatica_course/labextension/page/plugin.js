/* The plugin: makes a lesson of every notebook that asks for it and leaves all others alone. */
import { Frame } from './frame.js';
import { followHistory } from './history.js';
import { Lesson } from './lesson.js';

const asksForIt = panel =>
  Boolean(panel.context.model.getMetadata('sciatica_course')?.autorun);

const loadStyle = () => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('lesson.css', import.meta.url);
  document.head.append(link);
};

export const makePlugin = ({
  Dialog,
  IMarkdownViewerTracker,
  INotebookTracker,
  NotebookActions
}) => ({
  id: 'sciatica-course:lessons',
  description: 'Runs a lesson when it is opened and shows it as a page.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [IMarkdownViewerTracker],
  activate: (app, notebooks, texts) => {
    const lessons = new Map();
    const frame = new Frame(app);
    const fitFrame = () => {
      const node = app.shell.currentWidget?.node;
      frame.fit(Boolean(node?.matches('.sc-lesson, .sc-text')));
    };
    // The bar says it in plain words: JupyterLab's own boxes about kernels and servers are not
    // needed. They are made just before or just after we hear of it.
    const dismissDialogs = () =>
      setTimeout(() => Dialog.tracker.forEach(dialog => dialog.reject()));
    loadStyle();
    followHistory(app.commands, () => lessons.size > 0);

    notebooks.widgetAdded.connect(async (_, panel) => {
      await panel.context.ready;
      if (panel.isDisposed || !asksForIt(panel)) {
        return;
      }
      const lesson = new Lesson(panel, NotebookActions.runCells, dismissDialogs);
      lessons.set(panel, lesson);
      panel.disposed.connect(() => lessons.delete(panel));
      lesson.open();
      await app.restored;
      fitFrame();
    });

    texts?.widgetAdded.connect((_, { node }) => {
      // What a lesson links to, its sources for one, reads like the lesson.
      node.classList.toggle('sc-text', lessons.size > 0);
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
