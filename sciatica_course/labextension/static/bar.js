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
    this.clear();
    host.prepend(this.node);
  }

  say(text, action = '', act = null) {
    this.text.textContent = text;
    this.button.textContent = action;
    this.button.onclick = act;
    this.button.hidden = !act;
    this.node.classList.add('sc-shown');
    this.node.classList.toggle('sc-asks', Boolean(act));
  }

  clear() {
    this.text.textContent = '';
    this.button.hidden = true;
    this.node.classList.remove('sc-shown', 'sc-asks');
  }

  remove() {
    this.node.remove();
  }
}
