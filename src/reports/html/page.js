/*
 * The script of a report. The page says what it can without it; with it, one view is shown at a time, tables sort and filter,
 * and calls are unpacked when they are opened. Words of transcripts come escaped from the templates, or go in as text.
 */
(() => {
  "use strict";
  const root = document.documentElement;
  const main = document.querySelector("main");
  const views = [...document.querySelectorAll(".view")];
  const callView = document.getElementById("call");
  const list = JSON.parse(document.getElementById("call-list").textContent);
  /** Rows of the list of calls that are shown at first, and more each time. */
  const STEP = 100;
  root.classList.replace("no-js", "has-js");

  /* Tables that stand in the page. */

  for (const table of document.querySelectorAll("table[data-sorts]")) {
    withButtons(table, (column, isDescending) => {
      const body = table.tBodies[0];
      const rows = [...body.rows].map((row) => ({ row, value: valueOf(row.cells[column]) }));
      rows.sort((one, other) => inOrder(one.value, other.value, isDescending));
      body.append(...rows.map(({ row }) => row));
    });
  }
  for (const input of document.querySelectorAll("input[data-filters]")) {
    const body = document.getElementById(input.dataset.filters).tBodies[0];
    const said = input.closest(".tools").querySelector("output");
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      const shown = [...body.rows].filter(({ hidden }) => !hidden).length;
      said.textContent = wanted === "" ? "" : `${shown} of ${body.rows.length}`;
    });
  }

  /** Makes a button of each heading; a second press turns the order round. */
  function withButtons(table, sort) {
    const heads = [...table.tHead.rows[0].cells];
    for (const [column, head] of heads.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const isDescending = before === null ? head.dataset.first === "down" : before === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
        sort(column, isDescending);
      });
    }
  }

  function valueOf(cell) {
    const value = cell.dataset.value;
    if (value === undefined) return cell.textContent.trim().toLowerCase();
    return value === "" ? null : Number(value);
  }

  /** What is not known comes last, whichever way. */
  function inOrder(one, other, isDescending) {
    if (one === null || other === null) return (one === null) - (other === null);
    const order = one < other ? -1 : one > other ? 1 : 0;
    return isDescending ? -order : order;
  }

  /* The list of calls. */

  const table = document.getElementById("calls-table");
  const controls = {
    words: document.getElementById("calls-words"),
    agent: document.getElementById("calls-agent"),
    rule: document.getElementById("calls-rule"),
    result: document.getElementById("calls-result"),
  };
  const more = document.getElementById("calls-more");
  const state = { column: -1, isDescending: false, shown: STEP };
  const columns = [
    ({ label }) => label.toLowerCase(),
    ({ agent }) => list.agents[agent].toLowerCase(),
    ({ startedAt }) => startedAt,
    ({ percent }) => percent,
    ({ passed }) => (passed === null ? null : Number(passed)),
    ({ findings }) => findings,
  ];
  const calls = list.calls.map(([label, agent, startedAt, date, percent, passed, findings, rules], index) => {
    return { number: index + 1, label, agent, startedAt, date, percent, passed, findings, rules };
  });
  if (table !== null) {
    withButtons(table, (column, isDescending) => {
      Object.assign(state, { column, isDescending, shown: STEP });
      showCalls();
    });
    for (const control of Object.values(controls)) {
      control.addEventListener("input", () => {
        state.shown = STEP;
        showCalls();
        const address = filterAddress();
        if (address !== location.hash) history.replaceState(null, "", address);
      });
    }
    more.addEventListener("click", () => {
      state.shown += STEP;
      showCalls();
      table.tBodies[0].rows[state.shown - STEP]?.querySelector("a")?.focus();
    });
  }

  function filterAddress() {
    const agent = controls.agent.value === "" ? "" : `-agent-${controls.agent.value}`;
    const rule = controls.rule.value === "" ? "" : `-rule-${controls.rule.value}`;
    return `#calls${agent}${rule}`;
  }

  function showCalls() {
    const wanted = controls.words.value.trim().toLowerCase();
    const fits = calls.filter(
      (call) =>
        (controls.agent.value === "" || call.agent === Number(controls.agent.value)) &&
        (controls.rule.value === "" || call.rules.includes(Number(controls.rule.value))) &&
        (controls.result.value === "" || String(call.passed) === controls.result.value) &&
        (wanted === "" || `${call.label} ${list.agents[call.agent]} ${call.date}`.toLowerCase().includes(wanted)),
    );
    const value = columns[state.column];
    if (value !== undefined) fits.sort((one, other) => inOrder(value(one), value(other), state.isDescending));
    table.tBodies[0].replaceChildren(...fits.slice(0, state.shown).map(rowOf));
    more.hidden = fits.length <= state.shown;
    document.getElementById("calls-count").textContent =
      `${fits.length} of ${calls.length} calls${more.hidden ? "" : `, the first ${state.shown} shown`}`;
  }

  function rowOf({ number, label, agent, date, percent, passed, findings }) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.append(linkTo(list.folder === null ? `#call-${number}` : `${list.folder}/call-${number}.html`, label));
    const who = cell("", "text");
    who.append(linkTo(`#agent-${agent}`, list.agents[agent]));
    const result = cell("", "text");
    const chip = document.createElement("span");
    chip.className = passed === null ? "chip" : passed ? "chip passed" : "chip failed";
    chip.textContent = passed === null ? "not scored" : passed ? "passed" : "not passed";
    result.append(chip);
    row.append(head, who, cell(date, "text"), cell(percent === null ? "–" : percent.toFixed(1)), result, cell(String(findings)));
    return row;
  }

  function linkTo(address, text) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = text;
    return link;
  }

  function cell(text, name = "") {
    const made = document.createElement("td");
    made.className = name;
    made.textContent = text;
    return made;
  }

  /* Calls. */

  const unpacked = new Map();
  let packed;

  /** The page of a call, as the templates made it. */
  async function pageOf(number) {
    packed ??= JSON.parse(document.getElementById("call-pages").textContent);
    const pack = Math.floor((number - 1) / packed.each);
    if (!unpacked.has(pack)) unpacked.set(pack, unpack(packed.packs[pack]));
    return (await unpacked.get(pack))[(number - 1) % packed.each];
  }

  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  async function openCall(number) {
    if (number < 1 || number > calls.length || list.folder !== null) return false;
    if (typeof DecompressionStream === "undefined") {
      callView.innerHTML =
        "<h2 tabindex='-1'>This browser is too old to open calls</h2><p>Reports made with --split open in every browser.</p>";
      return true;
    }
    callView.innerHTML = await pageOf(number);
    return true;
  }

  /* One view at a time. */

  let isFirst = true;
  let lastCall = "";
  addEventListener("hashchange", route);
  route();

  async function route() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name === "content") return main.focus();
    const [, number, place] = /^call-(\d+)(?:-([ft]\d+))?$/.exec(name) ?? [];
    const [isList, agent = "", rule = ""] = /^calls(?:-agent-(\d+))?(?:-rule-(\d+))?$/.exec(name) ?? [];
    let view = document.getElementById("summary");
    let target = null;
    if (number !== undefined && (await openCall(Number(number)))) {
      view = callView;
      target = place === undefined ? null : document.getElementById(name);
      lastCall = `#call-${number}`;
    } else if (isList !== undefined) {
      view = document.getElementById("calls");
      controls.agent.value = agent;
      controls.rule.value = rule;
      showCalls();
    } else if (name !== "all") {
      const found = name === "" ? null : document.getElementById(name);
      const around = found?.closest(".view");
      if (around !== null && around !== undefined) view = around;
      target = found === view ? null : found;
    }
    show(view, name === "all");
    settle(view, target);
    isFirst = false;
  }

  function show(view, isAll) {
    for (const one of views) one.hidden = isAll ? one === callView || one.id === "calls" : one !== view;
    const heading = view.querySelector("h2");
    document.title = isAll || view.id === "summary" ? list.title : `${heading.textContent} · ${list.title}`;
    const tab = isAll ? "all" : view.id.startsWith("agent-") ? "agents" : view === callView ? "calls" : view.id;
    for (const link of document.querySelectorAll(".bar a")) {
      if (link.getAttribute("href") === `#${tab}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** Where the reader goes on: at the place asked for, at the call just left, or at the top. */
  function settle(view, target) {
    for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
    if (target !== null) {
      target.classList.add("here");
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      return target.scrollIntoView({ block: "center" });
    }
    if (isFirst) return;
    const left = view.id === "calls" && lastCall !== "" ? view.querySelector(`a[href="${lastCall}"]`) : null;
    if (left !== null) {
      left.focus({ preventScroll: true });
      return left.scrollIntoView({ block: "center" });
    }
    view.querySelector("h2").focus({ preventScroll: true });
    scrollTo(0, 0);
  }
})();
