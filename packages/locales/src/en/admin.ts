/** Pages for admins. */
export const admin = {
  'admin.title': 'Admin',
  'admin.outbox': 'Outbox',
  'admin.outboxSent': 'What Parley wrote to people in the last 30 days, and whether the mail server took it.',
  'admin.outboxNotSent':
    'No mail server is set, so nothing is sent. You can read what people should know here, and pass it on. Set SMTP_URL and MAIL_FROM to have it sent.',
  'admin.outboxEmpty': 'Nothing was written yet.',
  'admin.queued': 'Waiting',
  'admin.notSent': 'Not sent',
  'admin.sent': 'Sent',
  'admin.failed': 'Failed',
  'admin.textGone': 'The text is not kept: it held a link that is for its reader alone, or no longer works.',
  'admin.older': 'Show older ones',
} as const;
