// Brings the parts of the page to life. One that fails leaves its paper where it is.
const tablesOfParts = JSON.parse(globalThis.sciaticaPage.now.data);
for (const el of document.querySelectorAll("[data-kind]")) {
  const show = () => {
    el.hidden = false;
    el.parentElement.classList.add("sc-lives");
  };
  try {
    const made = parts.get(el.dataset.kind)(el, tablesOfParts[el.dataset.nth]);
    if (made instanceof Promise) made.then(show, console.error); // it opens something first
    else show();
  } catch (error) {
    console.error(error);
  }
}
