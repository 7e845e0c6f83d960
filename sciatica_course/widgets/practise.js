// Practise: the forms around a session, and its player. Needs view.js, form.js, player.js and
// what the player needs.

const HOLDS = "sciatica-course.session."; // what the page holds of a session, by its view
const PATIENCE = 5000; // milliseconds for a kernel to say whether plans may still be shown
const AGAIN = 60_000; // milliseconds until the next time
const LONGEST = 2 ** 31 - 1; // milliseconds that a timer can wait

/** What a tab of the browser remembers. It is gone with the tab. */
function holder(name) {
  const key = HOLDS + name;
  const trying = (act) => {
    try {
      return act();
    } catch {
      return null; // a page that may keep nothing works all the same
    }
  };
  return {
    get: () => trying(() => JSON.parse(sessionStorage.getItem(key))),
    put: (held) => trying(() => sessionStorage.setItem(key, JSON.stringify(held))),
    drop: () => trying(() => sessionStorage.removeItem(key)),
  };
}

function drawPractise(view) {
  const { model } = view;
  const memory = holder(model.get("label"));
  const there = (held) => Boolean(held?.entry);
  // Before the player speaks: what it repeats belongs to this session.
  if (!there(model.get("held")) && there(memory.get())) {
    view.ask({ kind: "held", held: memory.get() }, { follow: false });
  }
  const form = drawForm(view);
  const player = drawPlayer(view);
  const closed = live("sc-note");
  const node = make("div", {}, form.node, closed, player.node);
  let held = false;
  let end = null;
  let unheard = null;

  function hold() {
    const now = model.get("held");
    if (there(now)) memory.put(now);
    else if (held) memory.drop();
    held = there(now);
  }

  /** Puts the session away when the pass ends. A kernel that is gone cannot say so. */
  function watchPass() {
    clearTimeout(end);
    const { id } = model.get("play") ?? {};
    if (!id) return;
    tell(closed, "");
    end = setTimeout(() => {
      if (Date.now() < model.get("until")) return watchPass();
      unheard = setTimeout(close, PATIENCE);
      view.ask({ kind: "look" }, { follow: false });
    }, Math.min(LONGEST, Math.max(0, model.get("until") - Date.now())));
  }

  function close() {
    model.set("play", {});
    tell(closed, model.get("closed"));
  }

  /** Forgets a session that belongs to nobody here, with where it stood. */
  function forget() {
    const { entry } = memory.get() ?? {};
    if (entry) shelf.drop(entry.id);
    memory.drop();
  }

  function hear({ kind }) {
    if (kind === "drop") forget();
    if (kind !== "done" || !unheard) return;
    clearTimeout(unheard);
    unheard = null;
    end = setTimeout(watchPass, AGAIN); // a page whose clock is ahead asks once more
  }
  model.on("msg:custom", hear);

  return {
    node,
    traits: [...new Set([...form.traits, ...player.traits, "held", "until"])],
    draw(changed, focus) {
      hold();
      form.draw(changed, focus);
      player.draw(changed, focus);
      if (changed.has("play") || changed.has("until")) watchPass();
    },
    close() {
      clearTimeout(end);
      clearTimeout(unheard);
      player.close();
      model.off?.("msg:custom", hear);
    },
  };
}

export default { render: (context) => frame(context, drawPractise) };
