"""Words that formats stumble over: quotes, markup, folded lines, letters of several bytes, marks of direction."""

HARD = (
    "Sample \"quoted\" 'words', with; commas: and \\ strokes",
    "Sample emoji 😀👩🏽\u200d🎨 and \u200fright-to-left\u200e marks",
    "Sample <b>markup</b> & ]]> &amp; <!-- -->",
    "Sample long " + "Тошниёзова ўғли ҳунарманд " * 8 + "end",
    "Sample oʻzbekcha Əşrəf İğdır ı İ ß ﬁ",
    "Sample %s {0} {{ x }} {% y %} =1+1 @x",
    "Sample ends in a stroke \\",
    "Sample \\n is not a line end",
)
