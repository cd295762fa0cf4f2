/** Who may, from few to all: a route that goes up this list shuts nobody out. Others (`key`, `in_room`, `participant`) are compared as they are. */
const WIDER = ['admin', 'signed_in', 'anyone'];

/** Whom an operation shuts out that it let in before, each as the rest of a sentence. */
export function accessBreaks(before, after) {
  return [
    ...permissionBreaks(before, after),
    ...keyBreaks(before['x-api-key'], after['x-api-key']),
    ...securityBreaks(before, after),
  ];
}

function permissionBreaks({ 'x-permission': old }, { 'x-permission': now }) {
  if (old === undefined || now === undefined || old === now || now === 'anyone') return [];
  const [from, to] = [WIDER.indexOf(old), WIDER.indexOf(now)];
  return from !== -1 && to > from ? [] : [`the permission is now ${now}, was ${old}`];
}

function keyBreaks(old, now) {
  if (old === undefined) return [];
  if (now === undefined) return ['API keys are no longer taken'];
  const found = [];
  if (now.scope !== null && now.scope !== old.scope)
    found.push(`API keys now need the scope ${now.scope}${old.scope === null ? '' : ` instead of ${old.scope}`}`);
  if (old.alone && !now.alone) found.push('API keys may no longer act for themselves');
  return found;
}

/** Each way of the document's `security` that was enough has to be enough still; an empty list, or an empty way, is for everybody. */
function securityBreaks({ security: old }, { security: now }) {
  if (now === undefined || now.length === 0 || now.some((way) => Object.keys(way).length === 0)) return [];
  const ways = old === undefined || old.length === 0 ? [{}] : old;
  return ways
    .filter((way) => !now.some((one) => isEnough(one, way)))
    .map((way) =>
      Object.keys(way).length === 0
        ? 'it is no longer open to all'
        : `${Object.keys(way).join(' with ')} is no longer enough`,
    );
}

/** Whether who has shown `way` has shown all that `asked` asks for. */
const isEnough = (asked, way) =>
  Object.entries(asked).every(
    ([scheme, scopes]) => scheme in way && scopes.every((scope) => way[scheme].includes(scope)),
  );
