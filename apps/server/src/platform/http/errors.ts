import type { Socket } from 'node:net';
import { ParleyError, SERVER_ERRORS, type ServerErrorCode } from '@parley/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerable } from '../errors/answerable.ts';
import type { Logger } from '../log/logger.ts';

/** Sends an error in its one shape (H1), with a link to what it means (H11). */
export function sendError(error: ParleyError, reply: FastifyReply): FastifyReply {
  const { retryAfter } = error.details;
  if (typeof retryAfter === 'number') reply.header('retry-after', Math.ceil(retryAfter));
  if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
  reply.header('link', `</api/docs/errors#${error.code}>; rel="help"`);
  return reply.code(SERVER_ERRORS[error.code as ServerErrorCode]).send(error.toBody());
}

/** Makes an answer of whatever a request fails with. */
export const errorHandler = (log: Logger) => (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const told = ofFramework(error) ?? answerable(error, log.with({ requestId: request.id, url: pathOf(request.url) }));
  return sendError(told, reply);
};

/** What the request did wrong before it reached a handler. */
function ofFramework(error: unknown): ParleyError | null {
  if (error instanceof ParleyError || !(error instanceof Error) || !('statusCode' in error)) return null;
  switch (error.statusCode) {
    case 413:
      return new ParleyError('PAYLOAD_TOO_LARGE', 'This is larger than the server takes.');
    case 415:
      return new ParleyError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with the header content-type: application/json.');
    case 404:
    case 414:
      return new ParleyError('NOT_FOUND', 'There is nothing here.');
    case 403:
      return new ParleyError('FORBIDDEN', 'This is not for you.');
    case 400:
      return new ParleyError('VALIDATION_FAILED', `Not understood. ${error.message}`, {
        details: { issues: [{ path: 'body', message: error.message }] },
      });
    default:
      return null;
  }
}

export const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;

/** What is not even HTTP, or came too slowly: answered on the bare connection. */
export function clientError(this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const told = tooLarge
    ? new ParleyError('PAYLOAD_TOO_LARGE', 'The headers are larger than the server takes.')
    : new ParleyError('VALIDATION_FAILED', 'This is not a request that can be understood, or it came too slowly.');
  const body = JSON.stringify(told.toBody());
  const status = tooLarge ? '413 Payload Too Large' : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-request-id: ${crypto.randomUUID()}\r\nconnection: close\r\n\r\n${body}`,
  );
}
