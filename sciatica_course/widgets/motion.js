// A picture that can move: still until someone presses Play, and always under reduced motion. Works
// wherever there is a figure with an image in it and something that gives its clip. Needs view.js.

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Adds a Play and Pause button to a figure. `clip()` returns the moving image once it is there. */
function drawMotion(figure, words, clip) {
  const image = figure.querySelector("img");
  const still = image.src;
  const button = make("button", { type: "button", className: "sc-button sc-play" });
  let playing = false;

  function draw() {
    const moving = playing && !STILL.matches ? clip() : null;
    const wanted = moving || still;
    if (image.src !== wanted) image.src = wanted;
    button.hidden = STILL.matches; // a still picture says it all to someone who wants no motion
    button.textContent = playing ? `\u275A\u275A ${words.pause}` : `\u25B6 ${words.play}`;
  }

  button.addEventListener("click", () => {
    playing = !playing;
    draw();
  });
  STILL.addEventListener("change", () => {
    playing = false;
    draw();
  });
  figure.append(button);
  draw();
  return { draw };
}
