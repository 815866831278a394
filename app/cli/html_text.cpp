// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/html_text.h"

#include <fmt/format.h>

#include "exporters/common/xml_text.h"

namespace windtunnel::app::cli::html {

std::string section(const std::string& title, const std::string& content) {
  if (content.empty()) return "";
  return fmt::format("<section>\n<h2>{}</h2>\n{}</section>\n", exporters::xmlText(title), content);
}

Table::Table(std::string alignment, std::vector<std::string> titles)
    : m_alignment(std::move(alignment)), m_titles(std::move(titles)) {}

std::string Table::row(const char* element, const std::vector<std::string>& cells) const {
  std::string text = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i)
    text += fmt::format("<{0}{1}>{2}</{0}>", element, m_alignment[i] == 'r' ? " class=\"r\"" : "",
                        exporters::xmlText(cells[i]));
  return text + "</tr>\n";
}

void Table::add(const std::vector<std::string>& cells) {
  m_rows += row("td", cells);
}

std::string Table::text() const {
  if (m_rows.empty()) return "";
  return "<div class=\"wide\"><table>\n<thead>" + row("th", m_titles) + "</thead>\n<tbody>\n" + m_rows +
         "</tbody></table></div>\n";
}

std::string_view style() {
  return R"(:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--line:#dfe3e8;--text:#1c2430;--muted:#5b6675;
--good:#1a7f45;--warning:#9a5b00;--danger:#b3261e;--c0:#2563eb;--c1:#d97706;--c2:#b3261e;--c3:#0f8a6d;--c4:#7c3aed;--c5:#64748b;--shade:#0000000d}
@media (prefers-color-scheme:dark){:root{--page:#14171c;--card:#1c2128;--line:#323a45;--text:#e6eaf0;--muted:#9aa6b5;
--good:#5fd08a;--warning:#f0b355;--danger:#ff8a80;--c0:#7aa7ff;--c1:#f4b860;--c2:#ff8a80;--c3:#5ad1b2;--c4:#b79cff;--c5:#9aa6b5;--shade:#ffffff12}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
main{max-width:1080px;margin:0 auto;padding:32px 20px 64px}h1{font-size:26px;margin:0}h2{font-size:18px;margin:0 0 12px}
h3{font-size:14px;margin:16px 0 4px;font-weight:600}.muted,figcaption{color:var(--muted)}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin-top:18px}
.badge{display:inline-block;margin-top:10px;padding:3px 12px;border-radius:99px;border:1px solid;font-weight:600}
.good{color:var(--good)}.warning{color:var(--warning)}.critical{color:var(--danger)}.note{color:var(--muted)}
ul.verdicts{list-style:none;padding:0;margin:0}ul.verdicts li{padding:6px 0;border-top:1px solid var(--line)}
ul.verdicts li:first-child{border-top:0}ul.verdicts b{display:inline-block;width:5.5em}code{font-size:13px}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);white-space:nowrap}
th{color:var(--muted);font-weight:500}.r{text-align:right}tbody tr:last-child td{border-bottom:0}
figure{margin:0 0 14px}figcaption{font-size:13px}svg.chart{width:100%;height:auto;display:block}
svg.chart text{fill:var(--muted);font:11px system-ui,sans-serif}picture img{max-width:100%;height:auto;display:block;margin:0 auto}
.key{display:inline-block;width:10px;height:10px;border-radius:3px;margin:0 5px 0 12px}
.bar{display:flex;height:20px;border-radius:5px;overflow:hidden;margin:4px 0}
@media print{body{background:#fff}section{break-inside:avoid}})";
}

}  // namespace windtunnel::app::cli::html
