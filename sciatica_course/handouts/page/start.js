// Brings the parts of the page to life. One that fails leaves its paper where it is.
for (const el of document.querySelectorAll("[data-kind]")) {
  const show = () => {
    el.hidden = false;
    el.parentElement.classList.add("sc-lives");
  };
  try {
    const made = parts.get(el.dataset.kind)(el, JSON.parse(el.nextElementSibling.textContent));
    if (made instanceof Promise) made.then(show, console.error); // it unpacks first
    else show();
  } catch (error) {
    console.error(error);
  }
}
