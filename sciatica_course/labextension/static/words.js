/* Every word that this extension shows. */
export const WORDS = {
  starting: 'Getting this lesson ready …',
  stopped: 'This lesson stopped.',
  startAgain: 'Start again'
};
