import type { MailContent } from './uses.ts';

/** Both forms of a message: plain text, and HTML as simple as that. `language` is a BCP 47 tag. */
export function renderMail(
  { subject, before, link, after = [] }: MailContent,
  foot: string,
  language: string,
): { subject: string; text: string; html: string } {
  const lines = [...before, ...(link ? [`${link.label}:\n${link.url}`] : []), ...after, `-- \n${foot}`];
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const button = link
    ? `<p style="margin:24px 0"><a href="${escapeHtml(link.url)}" style="${BUTTON}">${escapeHtml(link.label)}</a></p>
<p style="margin:0 0 16px;color:#566;font-size:13px;word-break:break-all">${escapeHtml(link.url)}</p>`
    : '';
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#fff;color:#122;font:15px/1.5 system-ui,sans-serif">
<div style="max-width:520px">
${before.map(paragraph).join('\n')}
${button}
${after.map(paragraph).join('\n')}
<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #dde3e2;color:#566;font-size:13px">${escapeHtml(foot)}</p>
</div></body></html>
`;
  return { subject, text: `${lines.join('\n\n')}\n`, html };
}

const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:6px;background:#00705f;color:#fff;font-weight:600;text-decoration:none';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
