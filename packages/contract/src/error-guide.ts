import type { CLIENT_ERRORS, ErrorCode, ServerErrorCode } from './errors.ts';

/** What a developer has to know of an error. */
export interface ErrorEntry {
  /** What the code says. */
  meaning: string;
  /** How it usually comes about. */
  cause: string;
  /** What to do about it. */
  remedy: string;
}

const SERVER_GUIDE: Record<ServerErrorCode, ErrorEntry> = {
  VALIDATION_FAILED: {
    meaning: 'The request does not fit what this operation takes.',
    cause: 'A field is missing, unknown, too long or of another type, or the body is not JSON.',
    remedy:
      'Read `details.issues`: each has the path of a field and what is wrong with it. Sending it again unchanged gives the same.',
  },
  SETTING_UNSUPPORTED: {
    meaning: 'A setting was asked for that this server or this provider cannot keep yet.',
    cause:
      'The setting is part of the vocabulary but not enforced here, and is refused rather than accepted and ignored.',
    remedy: 'Leave out the setting that the sentence names, or choose a provider that can keep it.',
  },
  PROTOCOL_UNSUPPORTED: {
    meaning: 'The realtime connection speaks a version of the protocol that this server does not.',
    cause: 'A page or a program that was loaded before the server was updated, by more than one version.',
    remedy: 'Load the page again, or update the SDK.',
  },
  UNAUTHENTICATED: {
    meaning: 'It is not known who is calling, and this needs to be.',
    cause: 'No cookie, token or key was sent, or it has ended, was revoked, or is mistyped.',
    remedy:
      'Sign in again or send a key that holds: `Authorization: Bearer …`. A key that was rotated works for a day more.',
  },
  FORBIDDEN: {
    meaning: 'The caller is known and may not do this.',
    cause:
      'The key lacks the scope, the person is not the host or an admin, or the call came from a page of another origin.',
    remedy:
      'Give the key the scope that the operation names, act on behalf of the host, or list the origin in `CORS_ORIGINS`.',
  },
  TOO_EARLY: {
    meaning: 'The meeting does not let people in yet.',
    cause:
      'A participant came before `opensAt`, which is 15 minutes before the start unless the server says otherwise.',
    remedy: 'Wait until `opensAt`, or let the host start the meeting. The host may always come in.',
  },
  NOT_FOUND: {
    meaning: 'There is nothing here that the caller may see.',
    cause: 'The id or code is unknown, deleted, of another workspace, or somebody else’s: these are never told apart.',
    remedy: 'Check the id, and whether the key acts for somebody who has a part in it.',
  },
  METHOD_NOT_ALLOWED: {
    meaning: 'The address exists, but not for this method.',
    cause: 'For instance a `POST` where only `GET` is answered.',
    remedy: 'Use one of the methods in the header `Allow`.',
  },
  CONFLICT: {
    meaning: 'This is taken, or contradicts what is already there.',
    cause:
      'An `externalId` or e-mail address is in use, or an `Idempotency-Key` came before with another request or is still at work.',
    remedy: 'Use what exists, choose another value, or take a new `Idempotency-Key` for a new request.',
  },
  CONFERENCE_FULL: {
    meaning: 'As many people are in the meeting as it takes.',
    cause: '`settings.maxParticipants`, or the limit of the server, is reached.',
    remedy: 'Try again when somebody has left, or let the host raise `maxParticipants`.',
  },
  INVALID_TRANSITION: {
    meaning: 'The meeting cannot go from the state that it is in to the one that was asked for.',
    cause: 'For instance cancelling what is already on. Somebody else may have been quicker.',
    remedy: 'Read the conference again: `state` and `capabilities` say what is possible now.',
  },
  TAKEN_OVER: {
    meaning: 'The same participant went on in another tab or on another device.',
    cause: 'A participant has one active connection; the newer one asked and took over.',
    remedy: 'Nothing: end this connection and say so to the person. Joining here again takes the meeting back.',
  },
  CONFERENCE_ENDED: {
    meaning: 'The meeting is over for good.',
    cause:
      'The host ended it, it was empty after its end, or it was on for 24 hours. What has ended never opens again.',
    remedy: 'Create a new conference.',
  },
  PEER_GONE: {
    meaning: 'The person for whom a realtime message was meant is no longer connected.',
    cause: 'They left or were lost while the message was on its way.',
    remedy: 'Drop the message. If they come back they are announced anew.',
  },
  VERSION_CONFLICT: {
    meaning: 'It was changed by somebody else since it was read.',
    cause: '`If-Match` or `version` names a version that is no longer the newest.',
    remedy: 'Read it again, make the change to what is there now, and send the new version.',
  },
  PAYLOAD_TOO_LARGE: {
    meaning: 'The body or the headers are larger than this operation takes.',
    cause: 'Bodies hold up to 64 kB where nothing else is said; pictures may be larger.',
    remedy: 'Send less: for pictures, a smaller or more compressed one.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    meaning: 'The body is of a type that is not taken here.',
    cause: 'The header `content-type` is not `application/json`, or a picture is not a PNG, JPEG or WebP.',
    remedy: 'Send JSON with `content-type: application/json`; convert the picture.',
  },
  RATE_LIMITED: {
    meaning: 'There were more calls than are allowed in this time.',
    cause: 'The limit of the operation, per caller or per address, or the 1200 calls a minute of a key.',
    remedy: 'Wait the seconds that `Retry-After` names, then go on. `RateLimit-Remaining` tells early.',
  },
  INTERNAL: {
    meaning: 'The server failed in a way that was not foreseen.',
    cause: 'A defect of Parley. What was asked for did not happen, or not wholly.',
    remedy:
      'Try again with the same `Idempotency-Key`. If it stays, tell who runs the server the `x-request-id` of the answer.',
  },
  PROVIDER_ERROR: {
    meaning: 'The video service that should carry the meeting refused or failed.',
    cause: 'Its account, its permissions or its network; `details` says what is known.',
    remedy: 'Try again in a minute with the same `Idempotency-Key`, or choose another provider.',
  },
  UNAVAILABLE: {
    meaning: 'The server cannot do this at the moment.',
    cause: 'It is starting, stopping, waiting for its database, or busier than it can be.',
    remedy: 'Try again after the seconds of `Retry-After`, or after a few, with growing delays.',
  },
};

const CLIENT_GUIDE: Record<(typeof CLIENT_ERRORS)[number], ErrorEntry> = {
  NETWORK_UNREACHABLE: {
    meaning: 'The server could not be reached.',
    cause: 'No network, a wrong address, a firewall, or an origin that is not in `CORS_ORIGINS`.',
    remedy: 'Check the address and the connection; the SDK itself goes on trying while it is in a room.',
  },
  TIMEOUT: {
    meaning: 'The server did not answer in time.',
    cause: 'A slow network or a server that is very busy. What was asked for may have happened.',
    remedy: 'Send it again, with the same `Idempotency-Key` where something is created.',
  },
  MEDIA_DENIED: {
    meaning: 'The browser or the system does not give the page the camera, microphone or screen.',
    cause: 'The person said no, now or earlier, or an embedding frame lacks `allow="camera; microphone"`.',
    remedy: 'Tell the person where their browser lets them allow it, then try again.',
  },
  MEDIA_NOT_FOUND: {
    meaning: 'There is no such device.',
    cause: 'No camera or microphone is connected, or the chosen one was unplugged.',
    remedy: 'Connect one or choose another; joining without is possible.',
  },
  MEDIA_IN_USE: {
    meaning: 'The device is there but cannot be used.',
    cause: 'Another application holds it, or its driver fails.',
    remedy: 'Close the other application, then try again.',
  },
  INSECURE_CONTEXT: {
    meaning: 'The page is not secure, so the browser gives it no camera or microphone.',
    cause: 'It was opened with plain http, from another machine than the server’s own.',
    remedy: 'Serve Parley with https; `npm start -- --https` is enough to try it.',
  },
  BROWSER_UNSUPPORTED: {
    meaning: 'This browser lacks what calls need.',
    cause: 'An old browser, or a view inside another application without WebRTC.',
    remedy: 'Open the link in a current Chrome, Edge, Firefox or Safari.',
  },
};

/** Every error code with what it means: the reference's page of errors. A code without text does not compile. */
export const ERROR_GUIDE: Record<ErrorCode, ErrorEntry> = { ...SERVER_GUIDE, ...CLIENT_GUIDE };
