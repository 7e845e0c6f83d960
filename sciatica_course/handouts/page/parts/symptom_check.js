// The symptom check of a page: the safety check with its hold and the way out, then the self-check.
// The steps are those of widgets/symptom_check.py; what answers amount to is in the tables.

const CHECK_FORM = "symptom-check"; // the forms, by id, as widgets/check_forms.py calls them
const PART_FORM = "part-of-the-check";
const RECHECK_FORM = "recheck";
const SELF_CHECK_FORM = "self-check";
const ANYTHING_NEW = "anything-new";

/** The check without what draws it: a model such as a view has, and what its answers amount to. */
function symptomCheck(packed) {
  const data = wholeTables(packed);
  const { actions, selfCheck: selfTables } = data;
  const panels = checkPanels(data);
  const forms = formsOf({
    ...basics(data.words), label: data.label, countries: data.help.countries,
    form: {}, answers: {}, screen: 0,
  }, hear);
  const { model, ask } = forms;

  // The answers as they were at the last step forward: what the page was told, as against what is
  // being ticked.
  let told, isDone, isAgain, part, atSelfCheck, self;
  let busy = false; // one step is under way, which looks again at its end

  function start() {
    [told, isDone, isAgain, part, atSelfCheck] = [{}, false, false, null, false];
    self = selfCheck(selfTables);
  }

  const result = () => evaluateAnswers(data, told);
  const signs = () => Object.keys(self.openSigns());
  const state = () => (pageSession.lapsed ? "recheck" : pageSession.state);

  // --- What is shown ------------------------------------------------------------------------------

  function shown() {
    settle();
    const found = result();
    const held = state() === "hold" && !pageSession.checked;
    if (held && (!Object.keys(told).length || found.urgency < pageSession.level)) {
      return instead(panels.hold(pageSession), actions.wayOut);
    }
    if (held && data.levels[found.urgency].urgent) {
      return { ...instead(panels.urgent(found), actions.wayOut), alert: true };
    }
    if (atSelfCheck && pageSession.open && !signs().length) return shownSelfCheck();
    if (isDone) {
      const below = held ? [actions.wayOut] : [...goOn(), actions.change, actions.again];
      return instead(panels.finished(found, pageSession), ...below);
    }
    const begun = Object.keys(forms.answersTo(CHECK_FORM)).length || isAgain || signs().length;
    if (["pass", "closed"].includes(state()) && !begun) {
      return instead(panels.earlier(pageSession), ...goOn(), actions.again);
    }
    if (state() === "recheck" && !isAgain && !signs().length) {
      ask(recheckOf(pageSession.since));
      return { actions: [actions.nextPerson] };
    }
    ask(part ?? data.form);
    return { html: banner(found, held), actions: [actions.nextPerson] };
  }

  function shownSelfCheck() {
    ask(selfTables.form);
    const pattern = self.pattern();
    if (forms.screen < selfTables.form.pages.length || !pattern) {
      return { actions: [actions.safetyCheck, actions.nextPerson] };
    }
    const below = [actions.print, actions.changeSelfCheck, actions.safetyCheck];
    return instead(panels.summary(pattern, pageSession), ...below);
  }

  const instead = (html, ...below) => ({ html, instead: true, actions: [...below, actions.nextPerson] });

  const goOn = () =>
    pageSession.open && selfTables ? [Object.keys(self.told).length ? actions.goBack : actions.goOn] : [];

  function banner(found, held) {
    if (held) return panels.banner(found);
    const said = new Map(Object.values(self.openSigns()).flat().map((each) => [JSON.stringify(each), each]));
    const reopened = said.size ? panels.askedAgain([...said.values()], !part) : "";
    return reopened + (pageSession.checked ? panels.checked : "");
  }

  function refresh() {
    if (busy) return;
    const { html = "", instead: isInstead = false, alert = false, actions: below } = shown();
    if (isInstead) ask(null);
    forms.take({ country: pageCountry(), panel: { html, instead: isInstead, alert }, actions: below });
    const pattern = self.pattern();
    if (JSON.stringify(pageSession.pattern) !== JSON.stringify(pattern)) atOnce(() => setSession({ pattern }));
  }

  /** Does something that changes the session, and looks again only after it. */
  function atOnce(act) {
    busy = true;
    try {
      return act();
    } finally {
      busy = false;
    }
  }

  // --- Steps forward ------------------------------------------------------------------------------

  function next(page) {
    const asked = forms.asked.id;
    if (asked === RECHECK_FORM) nextOfRecheck();
    else if (asked === SELF_CHECK_FORM) nextOfSelfCheck(page);
    else nextOfCheck(page);
  }

  function nextOfCheck(page) {
    const fields = new Set(forms.asked.pages.flatMap((each) => each.fields.map(({ id }) => id)));
    const before = Object.entries(told).filter(([id]) => !fields.has(id));
    told = { ...Object.fromEntries(before), ...forms.given() };
    const found = result();
    recordResult(found);
    forms.screen = following(page, found.missing, told);
    if (found.finished && forms.screen >= forms.asked.pages.length) finish(found);
  }

  function finish(found) {
    [isDone, isAgain, atSelfCheck] = [true, false, false];
    if (part) {
      part = null;
      forms.put(CHECK_FORM, told);
    }
    if (found.passes) self.settle();
  }

  function nextOfSelfCheck(page) {
    self.tell(forms.given());
    forms.screen = following(page, self.missing(), forms.answers);
    if (!signs().length) return;
    withdrawSession();
    reopen();
  }

  /** Asks those questions again that the open signs belong to; all, if no others are known. */
  function reopen() {
    if (!isDone) {
      forgetCheck();
      return;
    }
    const again = toAskAgain(data.questions, signs(), told);
    isDone = false;
    told = Object.fromEntries(Object.entries(told).filter(([id]) => !again.has(id)));
    part = partOf(data.form, again);
    forms.put(PART_FORM, {});
  }

  /** The page after this one, or the first where an answer is still missing. */
  function following(page, missing, answers) {
    const { pages } = forms.asked;
    const places = pages.map((_, place) => place);
    const open = places.filter((place) => pages[place].fields.some(({ id }) => missing.includes(id)));
    if (open.includes(page)) return page;
    const after = places.filter(
      (place) => place > page && pages[place].fields.some((field) => isAsked(field, answers)),
    );
    return [...after, ...open, pages.length][0];
  }

  function nextOfRecheck() {
    const answer = forms.given()[ANYTHING_NEW];
    if (answer === undefined) return;
    renewSession({ anythingNew: answer !== SAID_NO });
    forgetCheck();
  }

  const recheckOf = (since) => {
    const [page] = data.recheck.pages;
    const intro = page.intro.replace("{day}", () => panels.day(since));
    return { ...data.recheck, pages: [{ ...page, intro }] };
  };

  // --- Messages of the page -----------------------------------------------------------------------

  function hear(message) {
    try {
      if (message.kind !== "look") forms.take({ trouble: "" });
      atOnce(() => obey(message));
      refresh();
    } catch (error) {
      console.error(error);
      forms.take({ trouble: data.trouble });
    }
  }

  function obey({ kind, action, country, form, screen, answers }) {
    if (kind === "country") chooseCountry(country);
    if (kind === "action") act(action);
    if (kind === "next" && form === forms.asked?.id) {
      forms.answers = acceptedAnswers(forms.asked, answers);
      next(screen);
    }
  }

  function act(action) {
    if (action === "checked") {
      professionalChecked();
      forgetCheck();
    } else if (action === "again") {
      forgetCheck();
      [isAgain, atSelfCheck] = [true, false];
    } else if (action === "change") {
      isDone = false;
      forms.put(CHECK_FORM, forms.answersTo(CHECK_FORM));
    } else if (action === "go-on") {
      atSelfCheck = true;
    } else if (action === "change-self-check") {
      forms.put(SELF_CHECK_FORM, forms.answersTo(SELF_CHECK_FORM));
    } else if (action === "next-person") {
      nextPerson();
      model.say(data.cleared[pageSession.state === "hold" ? "held" : "open"]);
    }
  }

  /** Forgets the answers to the safety check, as against those to the self-check. */
  function forgetCheck() {
    [told, isDone, isAgain, part] = [{}, false, false, null];
    for (const form of [CHECK_FORM, PART_FORM, RECHECK_FORM]) forms.put(form, {});
  }

  /** Forgets answers that are old because the session has moved on elsewhere. */
  function settle() {
    const found = result();
    const now = state();
    if (found.holds && now === "not-screened") {
      atOnce(() => recordResult(found)); // nobody can mean to take a hold back
      return;
    }
    const outcome = found.passes ? "pass" : "closed";
    const isOld = found.holds
      ? pageSession.checked || now !== "hold" || found.urgency > pageSession.level
      : now !== "hold" && isDone && (outcome !== now || found.urgency !== pageSession.level);
    if (isOld) forgetCheck();
  }

  function wipe() {
    forms.wipe();
    start();
  }

  start();
  onSession(refresh);
  onCountry(refresh);
  onNextPerson(() => {
    wipe();
    refresh();
  });
  refresh();
  return { model, hear, panels, result, self: () => self };
}

/** The tables with everything that form.js reads of their forms. */
function wholeTables({ answers, form, recheck, selfCheck, ...tables }) {
  const whole = (each) => wholeForm(each, answers);
  const self = selfCheck && { ...selfCheck, form: whole(selfCheck.form) };
  return { ...tables, form: whole(form), recheck: whole(recheck), selfCheck: self };
}

/** A form with only these questions of another, in its order and on its pages. */
function partOf(whole, questions) {
  const pages = whole.pages.map((page) => ({
    ...page, fields: page.fields.filter(({ id }) => questions.has(id)),
  }));
  return { ...whole, id: PART_FORM, pages: pages.filter(({ fields }) => fields.length), no_to_all: "" };
}

parts.set("symptom-check", async (el, ids) => {
  const { tables } = await openPacks(ids);
  const data = JSON.parse(tables);
  const { model, panels } = symptomCheck(data);
  standIn = {
    isUrgent: () => pageSession.state === "hold" && data.levels[pageSession.level].urgent,
    html(kind) {
      if (pageSession.state === "hold") return panels[kind === "hold" ? "hold" : "briefHold"](pageSession);
      return pageSession.state === "closed" ? panels.earlier(pageSession) : panels.checkFirst;
    },
  };
  setSession({}); // the parts above it know from now on what stands in for them
  return frame({ model, el }, drawForm);
});
