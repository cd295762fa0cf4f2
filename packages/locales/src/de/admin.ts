import type { admin as english } from '../en/admin.ts';

export const admin = {
  'admin.title': 'Verwaltung',
  'admin.outbox': 'Postausgang',
  'admin.outboxSent': 'Was Parley in den letzten 30 Tagen geschrieben hat, und ob der Mailserver es angenommen hat.',
  'admin.outboxNotSent':
    'Es ist kein Mailserver eingestellt, deshalb wird nichts gesendet. Sie können hier lesen, was die Leute wissen sollten, und es weitergeben. Mit SMTP_URL und MAIL_FROM wird gesendet.',
  'admin.outboxEmpty': 'Noch wurde nichts geschrieben.',
  'admin.queued': 'Wartet',
  'admin.notSent': 'Nicht gesendet',
  'admin.sent': 'Gesendet',
  'admin.failed': 'Fehlgeschlagen',
  'admin.textGone':
    'Der Text wird nicht aufbewahrt: Er enthielt einen Link, der nur für die Empfänger bestimmt ist oder nicht mehr gilt.',
  'admin.older': 'Ältere zeigen',
} as const satisfies Record<keyof typeof english, string>;
