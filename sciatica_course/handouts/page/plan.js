// For parts that show a plan or a dose; a page with one of them has a safety check. Needs gate.js.

/**
 * What such a part shows now instead, as a panel of view.js; null while plans may be shown. Without
 * a safety check that is alive in the page nothing opens, and nothing stands in.
 */
const planPanel = () => (pageSession.open ? null : panelInstead("plan"));
