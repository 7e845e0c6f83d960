// The player: leads through a session by the clock on the wall. It needs nobody to answer: what a
// kernel should know is repeated until it has answered. Needs view.js, form.js, motion.js,
// player_clock.js, player_aids.js and player_stage.js.
//
// `play` is a plan as html/player.py makes it, or {}. `clock` tells the kernel where the session
// stands (player_clock.js), with `did` and `seconds` for a record, and with `keep` where the plan
// has one. A page that still knows of a session puts its clock there when it opens without a plan;
// the kernel then gives it the plan of that id again, or {} as clock to forget it.

const AT_START = 5; // seconds into an exercise after which Back leads to its start
const BEAT = 0.5; // everything that is shown changes on a half second of the session

function drawPlayer(view) {
  const { model } = view;
  const node = make("div", { className: "sc-player", tabIndex: -1, hidden: true });
  const tones = makeTones();
  const voice = makeVoice(() => stage && drawAids());
  const teller = makeTeller(view, tones, voice);
  const wakefulness = makeWakefulness();
  const post = makePost(view, (unanswered) => {
    kept.unanswered = unanswered;
    remember();
  });
  const moving = new Map(); // the clips that have come, by name
  let play = null;
  let kept = null; // what the page remembers: the clock, what nobody has answered, the aids
  let stage = null; // null where the end is shown
  let timer = null;
  let hidden = document.hidden;
  let goesOn = false; // a question stands in between
  let offered = false;
  let leads = false; // of two pictures of one view, the one in which something was pressed last

  const clock = () => kept.clock;
  const text = () => {
    const { words: said } = play;
    return said;
  };
  const now = () => Date.now();
  const there = () => cueAt(play, placeOf(clock(), now()));

  // --- What is remembered and told -----------------------------------------------------------------

  const remember = () => shelf.put(clock().id, kept);

  function tellClock() {
    leads = true;
    kept.clock = {
      ...clock(), rev: clock().rev + 1, seconds: Math.round(spentOf(clock(), now())),
      did: didOf(play, clock()), ...(play.keep === undefined ? {} : { keep: play.keep }),
    };
    remember();
    model.set("clock", clock());
    model.save_changes();
  }

  // --- What changes the clock ----------------------------------------------------------------------

  function change(next) {
    kept.clock = next;
    follow();
    tellClock();
  }

  function start() {
    const first = clock().phase === "ready";
    change(started(clock(), now()));
    if (first) post.send({ kind: "begun", id: clock().id });
  }

  function toggle() {
    closeQuestions();
    goesOn = false;
    if (runs(clock())) halt();
    else start();
  }

  function halt() {
    change(halted(clock(), now()));
  }

  function leadTo(place) {
    change(moved(clock(), now(), place));
  }

  function finish(over) {
    change(over);
    tellEnd({ kind: "played", ending: over.ending });
  }

  function tellEnd(message) {
    const { id, seconds, did } = clock();
    const follow = node.contains(document.activeElement);
    post.send({ ...message, id, seconds, did }, (numbered) => view.ask(numbered, { follow }));
  }

  const act = {
    toggle,
    back() {
      const { number, passed } = there();
      const all = spans(play);
      leadTo(all[passed > AT_START ? number : Math.max(0, number - 1)].start);
    },
    skip() {
      const { number } = there();
      if (number + 1 < play.parts.length) leadTo(spans(play)[number].end);
      else act.openFinish(); // there is no way back from the end
    },
    ready() {
      const { number, cue } = there();
      leadTo(spans(play)[number].start + cue.at + cue.seconds);
    },
    sign() {
      change(ended(clock(), now(), "sign"));
      tellEnd({ kind: "sign" });
      voice.hush();
    },
    finish: () => finish(ended(clock(), now(), endingOf(clock()))),
    openTap: () => question(stage.tap),
    closeTap() {
      closeQuestions();
      stage.tapButton.focus();
      resume();
    },
    saveTap({ leg, lowest }) {
      const reached = (place) => play.places.indexOf(place);
      post.send({ kind: "tap", id: clock().id, exercise: there().part.exercise, leg, lowest });
      kept.lowest ??= play.lowest || lowest;
      const lower = reached(lowest) > reached(kept.lowest);
      closeQuestions();
      stage.tapButton.focus();
      stage.further.innerHTML = lower ? play.lower : ""; // escaped where it was built
      if (lower) goesOn = false; // that is to be read first
      resume();
      tell(stage.note, text().tapped);
      remember();
    },
    openFinish: () => question(stage.finish),
    closeFinish() {
      closeQuestions();
      stage.finishButton.focus();
      resume();
    },
    switch(aid) {
      kept[aid] = !kept[aid];
      if (aid === "voice" && !kept.voice) voice.hush();
      remember();
      drawAids();
      drawPicture();
    },
  };

  /** Opens a question; the clock waits until it is closed. */
  function question(asked) {
    const ran = runs(clock());
    closeQuestions();
    if (ran) halt();
    goesOn ||= ran;
    tell(stage.note, "");
    asked.open();
  }

  function closeQuestions() {
    stage.tap.node.hidden = true;
    stage.finish.node.hidden = true;
  }

  function resume() {
    if (goesOn) start();
    goesOn = false;
  }

  // --- What is shown, said and heard ---------------------------------------------------------------

  function drawAids() {
    stage?.drawAids(kept, {
      sound: typeof AudioContext !== "undefined",
      voice: voice.there(),
      motion: there().part.moves && !STILL.matches,
    });
  }

  function drawPicture() {
    if (!stage) return;
    const { part } = there();
    const wanted = part.moves && kept.motion && runs(clock()) && !STILL.matches;
    if (wanted && !moving.has(part.picture)) {
      moving.set(part.picture, null);
      post.quietly({ kind: "clip", picture: part.picture });
    }
    stage.drawPicture((wanted && moving.get(part.picture)) || part.still);
  }

  function takeClips() {
    for (const [name, src] of Object.entries(model.get("clips") ?? {})) {
      if (src) moving.set(name, src);
    }
  }

  /** Draws where the clock stands. Returns whether a new cue has begun. */
  function drawNow() {
    if (clock().phase === "over") {
      if (stage) drawEnd();
      return false;
    }
    const place = placeOf(clock(), now());
    const here = cueAt(play, place);
    const nth = stage.draw(clock(), here, place);
    drawAids();
    drawPicture();
    return teller.cue(runs(clock()) ? here : null, nth, kept);
  }

  function drawEnd() {
    const { node: over, heading } = drawOver(play, clock().ending);
    const focus = node.contains(document.activeElement);
    if (clock().ending !== "sign" && stage) {
      teller.end(heading.textContent, kept);
    }
    stage = null;
    node.replaceChildren(over);
    if (focus) view.focus(heading);
  }

  function stopAids() {
    voice.hush();
    wakefulness.want(false);
  }

  /** Shows what the clock was changed to, and goes on ticking if it runs. */
  function follow() {
    const { phase, why } = clock();
    if (phase === "paused") {
      const words = text()[why === "asleep" ? "asleep" : "paused"];
      tell(stage.note, words);
      if (kept.voice) voice.hush();
    } else if (stage) {
      tell(stage.note, "");
    }
    drawNow();
    wakefulness.want(phase === "running");
    tick();
  }

  function tick() {
    clearTimeout(timer);
    if (!play || !runs(clock())) return;
    const next = advanced(play, clock(), now(), hidden || document.hidden);
    hidden = document.hidden;
    if (next.phase !== "running") return next.phase === "over" ? finish(next) : change(next);
    kept.clock = next;
    const begun = drawNow();
    if (begun && leads) tellClock();
    else if (leads) remember();
    const place = placeOf(clock(), now());
    timer = setTimeout(tick, Math.ceil(1000 * (BEAT - (place % BEAT))));
  }

  // --- Keys, and coming back -----------------------------------------------------------------------

  node.addEventListener("click", () => kept?.sound && tones.wake(), true);
  node.addEventListener("keydown", (event) => {
    const { key, repeat: again, target, ctrlKey, altKey, metaKey } = event;
    if (key !== " " || again || ctrlKey || altKey || metaKey || !stage) return;
    if (target.closest("button, input, select, textarea, summary, a")) return; // they use it
    event.preventDefault();
    if (kept.sound) tones.wake();
    toggle();
  });
  const onSight = () => {
    if (document.visibilityState !== "visible") return;
    wakefulness.take();
    if (play) tick();
  };
  const onStill = () => play && (drawAids(), drawPicture());
  document.addEventListener("visibilitychange", onSight);
  STILL.addEventListener("change", onStill);

  // --- A plan that comes and goes ------------------------------------------------------------------

  function open(wanted, focus) {
    play = wanted;
    const held = shelf.get(play.id);
    const theirs = model.get("clock");
    const known = [held?.clock, theirs]
      .filter((each) => each?.id === play.id && each.parts?.length === play.parts.length)
      .sort((one, other) => other.rev - one.rev)[0];
    kept = {
      unanswered: [], sound: true, voice: false, motion: true, ...held,
      clock: known ?? freshClock(play),
    };
    post.load(kept.unanswered);
    teller.cue(null);
    goesOn = false;
    stage = drawStage(view, play, act);
    node.replaceChildren(stage.node);
    node.setAttribute("role", "group");
    node.setAttribute("aria-label", play.title);
    node.hidden = false;
    kept.clock = advanced(play, clock(), now(), document.hidden);
    const ran = Boolean(known) && runs(known);
    if (ran && clock().phase === "over") finish(clock());
    else if (ran && !runs(clock())) change(clock());
    else follow();
    if (focus) view.focus(stage?.name ?? node.querySelector(".sc-title"));
  }

  /** Leaves the stage: the plan is gone, and with it everything that came from it. */
  function leave(forget) {
    clearTimeout(timer);
    stopAids();
    if (runs(clock())) kept.clock = halted(clock(), now());
    play = stage = null;
    if (forget) drop();
    else remember();
    node.hidden = true;
    node.replaceChildren();
  }

  function drop() {
    shelf.drop(clock().id);
    post.load([]);
    kept = null;
  }

  /** Lets a kernel that knows of no session hear of the one that this page still knows. */
  function offer() {
    offered = true;
    const held = shelf.open(now()).pop();
    if (!held || model.get("clock")?.id) return;
    kept = held;
    model.set("clock", held.clock);
    model.save_changes();
    post.load(kept.unanswered);
  }

  /** Takes over what another picture of the same view has changed. */
  function adopt(theirs) {
    if (!stage || theirs?.id !== play.id || theirs.rev <= clock().rev) return;
    leads = false;
    kept.clock = theirs;
    follow();
  }

  return {
    node,
    traits: ["play", "clock", "clips"],
    draw(changed, focus) {
      const wanted = model.get("panel").instead ? {} : model.get("play");
      takeClips();
      if (!wanted?.id) {
        const forget = !model.get("clock")?.id;
        if (play) leave(forget);
        else if (!offered) offer();
        else if (forget && kept) drop();
      } else if (wanted.id !== play?.id) {
        if (play) leave(false);
        open(wanted, focus);
      } else {
        adopt(model.get("clock"));
        drawPicture();
      }
      offered = true;
    },
    /** Ends what goes on in the background. The clock stands where it stands. */
    close() {
      clearTimeout(timer);
      stopAids();
      voice.close();
      tones.close();
      play = null;
      document.removeEventListener("visibilitychange", onSight);
      STILL.removeEventListener("change", onStill);
      post.close();
    },
  };
}
