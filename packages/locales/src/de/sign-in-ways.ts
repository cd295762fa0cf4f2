import type { signInWays as english } from '../en/sign-in-ways.ts';

export const signInWays = {
  'ways.or': 'oder',
  'ways.continueWith': 'Weiter mit {name}',
  'ways.withPasskey': 'Mit Passkey anmelden',
  'ways.passkeys': 'Passkeys',
  'ways.passkeysAbout': 'Melden Sie sich mit Finger, Gesicht oder PIN an statt mit einem Passwort.',
  'ways.passkeysNone': 'Sie haben noch keinen Passkey.',
  'ways.passkeysUnavailable':
    'Dieser Browser oder diese Adresse hat keine Passkeys. Nötig sind ein aktueller Browser und eine Seite mit https.',
  'ways.addPasskey': 'Passkey hinzufügen',
  'ways.passkeyAdded': 'Passkey hinzugefügt.',
  'ways.passkeyKnown': 'Dieses Gerät hat schon einen Passkey für dieses Konto.',
  'ways.passkeysEnough': 'Sie haben zwanzig Passkeys. Entfernen Sie einen, den Sie nicht benutzen.',
  'ways.passkeyUsed': 'Zuletzt benutzt {when}',
  'ways.passkeyUnused': 'Noch nicht benutzt',
  'ways.passkeyAddedOn': 'Hinzugefügt {when}',
  'ways.rename': 'Umbenennen',
  'ways.renameNamed': '{name} umbenennen',
  'ways.passkeyName': 'Name dieses Passkeys',
  'ways.nameNeeded': 'Geben Sie einen Namen ein.',
  'ways.remove': 'Entfernen',
  'ways.removeNamed': '{name} entfernen',
  'ways.removeTitle': 'Den Passkey „{name}“ entfernen?',
  'ways.removeText':
    'Er meldet Sie hier nicht mehr an. Ihr Gerät bietet ihn vielleicht weiter an, bis Sie ihn auch dort löschen.',
  'ways.passkeyRemoved': 'Passkey entfernt.',
  'ways.lastWay': 'Das ist Ihr einziger Anmeldeweg. Fügen Sie zuerst einen anderen hinzu.',
  'ways.passkeyExpired': 'Das hat zu lange gedauert. Versuchen Sie es noch einmal.',
  'ways.passkeyUnknown':
    'Dieser Passkey ist hier nicht mehr bekannt. Melden Sie sich anders an und fügen Sie einen neuen hinzu.',
  'ways.passkeyRefused': 'Dieser Passkey wurde nicht angenommen. Melden Sie sich anders an.',
  'ways.passkeyFailed':
    'Der Passkey ließ sich nicht benutzen. Versuchen Sie es noch einmal oder melden Sie sich anders an.',
  'ways.accounts': 'Andere Konten',
  'ways.accountsAbout': 'Ein verknüpftes Konto meldet Sie hier an, welche E-Mail-Adresse es auch hat.',
  'ways.unknownProvider': 'Ein Anbieter, den dieser Server nicht mehr benutzt',
  'ways.notLinked': 'Nicht verknüpft',
  'ways.linkedSince': 'Verknüpft {when}',
  'ways.link': '{name} verknüpfen',
  'ways.unlink': 'Trennen',
  'ways.unlinkNamed': '{name} trennen',
  'ways.unlinkTitle': '{name} trennen?',
  'ways.unlinkText': 'Es meldet Sie hier nicht mehr an. Sie können es jederzeit wieder verknüpfen.',
  'ways.linked': '{name} ist verknüpft und meldet Sie von nun an an.',
  'ways.unlinked': '{name} ist getrennt.',
  'ways.problem.cancelled': 'Sie wurden nicht angemeldet: Bei {name} wurde abgebrochen.',
  'ways.problem.expired':
    'Das hat zu lange gedauert oder begann in einem anderen Browser. Versuchen Sie es noch einmal mit {name}.',
  'ways.problem.unreachable':
    '{name} antwortet nicht. Versuchen Sie es in einer Minute noch einmal oder melden Sie sich anders an.',
  'ways.problem.invalid':
    'Die Antwort von {name} war nicht in Ordnung, darum wurden Sie nicht angemeldet. Bleibt das so, sagen Sie es denen, die diesen Server betreiben.',
  'ways.problem.email_taken':
    'Hier gibt es ein Konto mit Ihrer E-Mail-Adresse. Melden Sie sich damit an und verknüpfen Sie {name} in den Einstellungen.',
  'ways.problem.not_allowed':
    'Ihr Konto bei {name} gilt hier nicht. Fragen Sie die, die diesen Server betreiben, oder melden Sie sich anders an.',
  'ways.problem.not_set_up': 'Dieser Server ist noch nicht eingerichtet. Wer ihn betreibt, legt das erste Konto an.',
  'ways.problem.linked_elsewhere': 'Dieses Konto bei {name} ist hier mit jemand anderem verknüpft.',
  'ways.problem.already_linked': 'Sie haben schon ein Konto bei {name} verknüpft. Trennen Sie es zuerst.',
  'ways.problem.signed_out':
    'Sie wurden inzwischen abgemeldet. Melden Sie sich wieder an und verknüpfen Sie dann {name}.',
  'ways.problem.erased': 'Das Konto, in das {name} Sie anmeldete, wurde hier gelöscht.',
  'ways.problem.failed':
    'Auf diesem Server ging etwas schief. Versuchen Sie es noch einmal; bleibt es so, sagen Sie es denen, die ihn betreiben.',
  'ways.theProvider': 'der anderen Seite',
} as const satisfies Record<keyof typeof english, string>;
