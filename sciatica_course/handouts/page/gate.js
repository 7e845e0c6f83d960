// What stands in for a part of the page while the safety check has found something urgent.

let standIn = null; // { isUrgent(), html(kind) }, once the safety check of the page is alive

/** What parts without a plan show instead of themselves: they give way only to what is urgent. */
const urgentPanel = () => (standIn?.isUrgent() ? panelInstead("brief") : null);

const panelInstead = (kind) => ({ html: standIn?.html(kind) ?? "", instead: true, alert: false });
