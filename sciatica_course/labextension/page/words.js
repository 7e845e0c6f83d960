/* Every word that this extension shows. */
export const WORDS = {
  starting: 'Getting this lesson ready …',
  stopped: 'This lesson stopped. What you saved is still there.',
  startAgain: 'Start again',
  closed: 'The course was closed. To go on, open it again the way you opened it before.'
};
