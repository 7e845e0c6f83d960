// Brings the parts of the page to life. One that fails leaves its paper where it is.
for (const el of document.querySelectorAll("[data-kind]")) {
  try {
    const data = JSON.parse(el.nextElementSibling.textContent);
    parts.get(el.dataset.kind)(el, data);
    el.hidden = false;
    el.parentElement.classList.add("sc-lives");
  } catch (error) {
    console.error(error);
  }
}
