// Rows of numbers, which handouts/parts/columns.py wrote as columns of differences.

function rowsOf([lengths, ...columns]) {
  const summed = (steps) => {
    let sum = 0;
    return steps.map((step) => (sum += step));
  };
  const all = columns.map(summed);
  return summed(lengths).map((length, row) => all.slice(0, length).map((column) => column[row]));
}
