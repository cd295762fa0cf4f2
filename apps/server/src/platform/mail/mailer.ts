/** One e-mail to one person, ready to go. */
export interface Mail {
  /** Unique and the same at every try: it becomes the `Message-ID`, by which mail servers know a message again. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * What became of a message. `unavailable`: it was not taken, and may be later; `refused`: it never will be; `unknown`: the connection
 * was lost when it may have been taken already. `reason` is a sentence for administrators.
 */
export type Delivery = { state: 'sent' } | { state: 'refused' | 'unavailable' | 'unknown'; reason: string };

/** Hands e-mails over to whoever carries them. It never throws for what a message or the other end can cause, and always ends in bounded time. */
export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
  close(): void;
}
