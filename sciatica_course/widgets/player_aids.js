// What helps someone who does not look at the page: soft tones, a voice, and a screen that stays
// on. What nobody has answered yet, and what the page remembers across a reload. Each works where
// the browser has it.

const PITCHES = { begin: [660], rest: [495], step: [587], end: [660, 880] }; // hertz
const LOUD = 0.09;
const QUIETLY = 0.03;
const TONE = 0.22; // seconds
const WORK = ["go", "hold", "repetitions"];

/** Soft tones. A browser lets them sound once someone has pressed something. */
function makeTones() {
  let context = null;
  const sound = (pitch, start, loudness) => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loudness, start + 0.03);
    volume.gain.linearRampToValueAtTime(0, start + TONE);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + TONE);
  };
  return {
    wake() {
      if (typeof AudioContext === "undefined") return;
      context ??= new AudioContext();
      context.resume().catch(() => {});
    },
    play(name) {
      // One that waits for its first press plays at once then; later, nothing may pile up.
      if (!context || (context.state !== "running" && context.currentTime > 0)) return;
      const loudness = name === "step" ? QUIETLY : LOUD;
      PITCHES[name].forEach((pitch, nth) => sound(pitch, context.currentTime + nth * TONE, loudness));
    },
    close: () => context?.close().catch(() => {}),
  };
}

/** The browser's own voice. `found` is called when there is one, which may be later. */
function makeVoice(found) {
  const speech = window.speechSynthesis;
  const there = () => Boolean(speech?.getVoices().length);
  const look = () => there() && found();
  speech?.addEventListener?.("voiceschanged", look);
  return {
    there,
    say(words) {
      speech.cancel(); // what is over need not be said any more
      const said = new SpeechSynthesisUtterance(words);
      said.lang = document.documentElement.lang || "en";
      speech.speak(said);
    },
    hush: () => speech?.cancel(),
    close: () => speech?.removeEventListener?.("voiceschanged", look),
  };
}

/** Keeps the screen on. The browser lets go of it whenever the page is out of sight. */
function makeWakefulness() {
  let wanted = false;
  let lock = null;
  const take = async () => {
    if (!wanted || lock || document.visibilityState !== "visible") return;
    try {
      const taken = await navigator.wakeLock?.request("screen");
      if (!taken) return;
      if (!wanted) return void taken.release();
      lock = taken;
      taken.addEventListener("release", () => (lock = null));
    } catch {
      // A machine that saves its battery may say no.
    }
  };
  return {
    take,
    want(yes) {
      if (yes === wanted) return;
      wanted = yes;
      if (yes) take();
      else lock?.release().catch(() => {});
    },
  };
}

/** Tells of what has just begun: to a screen reader always, by tone and by voice where they are on. */
function makeTeller(view, tones, voice) {
  let last = ""; // the cue that was told
  let beat = 0; // the repetition of it that sounded
  const speak = (words, on) => on.voice && voice.there() && voice.say(words);
  const sound = (name, on) => on.sound && tones.play(name);
  return {
    /** Takes where the session is, null where it stands still. Returns whether the cue is new. */
    cue(here, nth, on) {
      const name = here ? `${here.number} ${here.step}` : "";
      const fresh = name !== "" && name !== last;
      const next = !fresh && nth > 0 && nth !== beat && here;
      last = name;
      beat = nth;
      if (fresh) {
        view.announce(here.cue.say);
        speak(here.cue.say, on);
        sound(WORK.includes(here.cue.kind) ? "begin" : "rest", on);
      } else if (next) {
        sound("step", on);
        speak(String(nth), on);
      }
      return fresh;
    },
    end(words, on) {
      view.announce(words);
      speak(words, on);
      sound("end", on);
    },
  };
}

const REPEATED = 8000; // milliseconds after which a message is sent again when somebody comes back

/** Messages that are kept until they were answered. `keep` is told of what has no answer yet. */
function makePost({ model, id }, keep) {
  let unanswered = [];
  let sent = 0;
  const quietly = (message) => {
    try {
      model.send(message);
    } catch {
      // Nobody is there: what matters is sent again when somebody is.
    }
  };
  const again = (these) => {
    for (const each of these) {
      each.at = Date.now();
      quietly(each.message);
    }
  };
  const hear = ({ kind, number }) => {
    const place = unanswered.findIndex(({ message }) => message.number === number);
    if (kind !== "done" || place < 0) return;
    const before = unanswered.slice(0, place);
    keep((unanswered = unanswered.filter((_, nth) => nth !== place)));
    again(before); // answers come in order: whatever was sent earlier never arrived
  };
  const onReturn = () => again(unanswered.filter(({ at }) => Date.now() - at > REPEATED));
  model.on("msg:custom", hear);
  window.addEventListener("focus", onReturn);
  window.addEventListener("online", onReturn);
  return {
    quietly,
    send(message, by = quietly) {
      const numbered = { ...message, number: `${id}-${++sent}` };
      unanswered = [...unanswered, { message: numbered, at: Date.now() }];
      keep(unanswered);
      by(numbered);
    },
    /** Takes over what an earlier page left without an answer, and sends it again. */
    load(open) {
      unanswered = open;
      again(unanswered);
    },
    close() {
      model.off?.("msg:custom", hear);
      window.removeEventListener("focus", onReturn);
      window.removeEventListener("online", onReturn);
    },
  };
}

const SHELF = "sciatica-course.player.";
const TOO_OLD = 12 * 3_600_000; // milliseconds

/** What this page remembers of a session, by the id of its plan. It is gone with the page's tab. */
const shelf = {
  get(id) {
    try {
      return JSON.parse(sessionStorage.getItem(SHELF + id));
    } catch {
      return null;
    }
  },
  put(id, kept) {
    try {
      sessionStorage.setItem(SHELF + id, JSON.stringify(kept));
    } catch {
      // A page that may keep nothing plays all the same.
    }
  },
  drop(id) {
    try {
      sessionStorage.removeItem(SHELF + id);
    } catch {
      // Nothing was kept.
    }
  },
  /** What somebody may still come back to, the newest last; everything else is dropped. */
  open(now) {
    let ids = [];
    try {
      ids = Object.keys(sessionStorage).filter((key) => key.startsWith(SHELF));
    } catch {
      return [];
    }
    const all = ids.map((key) => shelf.get(key.slice(SHELF.length))).filter((kept) => kept?.clock);
    const [keep, drop] = [[], []];
    for (const kept of all) {
      const { phase, seen } = kept.clock;
      const left = phase === "over" ? kept.unanswered.length > 0 : phase !== "ready";
      (left && now - seen < TOO_OLD ? keep : drop).push(kept);
    }
    drop.forEach(({ clock }) => shelf.drop(clock.id));
    return keep.sort((one, other) => one.clock.seen - other.clock.seen);
  },
};
