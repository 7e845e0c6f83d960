/* The line above a lesson that says what it is doing. Screen readers announce it. */
export class Bar {
  constructor(host) {
    this.node = document.createElement('div');
    this.node.className = 'sc-bar';
    this.text = document.createElement('p');
    this.text.setAttribute('role', 'status');
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.node.append(this.text, this.button);
    host.prepend(this.node);
    this.clear();
  }

  say(text) {
    this.text.textContent = text;
    this.button.hidden = true;
    this.node.dataset.scBar = 'says';
  }

  ask(text, action, act) {
    this.text.textContent = text;
    this.button.textContent = action;
    this.button.onclick = act;
    this.button.hidden = false;
    this.node.dataset.scBar = 'asks';
  }

  clear() {
    this.say('');
    delete this.node.dataset.scBar;
  }
}
