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
    const lessons = new Set();
    const frame = new Frame(app.shell);
    const fitFrame = () =>
      lessons.has(app.shell.currentWidget) ? frame.read() : frame.leave();
    loadStyle();

    tracker.widgetAdded.connect(async (_, panel) => {
      await panel.context.ready;
      if (panel.isDisposed || !asksForIt(panel)) {
        return;
      }
      lessons.add(panel);
      panel.disposed.connect(() => lessons.delete(panel));
      const lesson = new Lesson(panel, NotebookActions, Dialog);
      await app.restored;
      fitFrame();
      await lesson.open();
    });
    app.shell.currentChanged?.connect(fitFrame);
  }
});
