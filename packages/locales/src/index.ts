export type {
  AllMessages,
  AppMessages,
  AuditMessages,
  Catalogue,
  MailMessages,
  MeetingMessages,
  MessageId,
  ReferenceMessages,
} from './catalogue.ts';
export { deviceName } from './device-name.ts';
export { errorMessage, type KnownErrorCode } from './error-message.ts';
export { chooseLanguage, chooseLocale, type Language, languages } from './language.ts';
export { loadAppCatalogue, loadAuditCatalogue, loadMailCatalogue, loadMeetingCatalogue } from './load-catalogue.ts';
export { loadReferenceCatalogue } from './load-reference-catalogue.ts';
export { type ArgumentList, createMessages, type Translate } from './messages.ts';
export { personName } from './person-name.ts';
export { createTimes, type TimeOptions, type Times } from './times.ts';
export { dayKey, localParts, offsetMinutes, zonedInstant, zoneCity } from './zones.ts';
