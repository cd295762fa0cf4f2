import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PeerServer } from 'peer';

/** The signal server of PeerJS, as a program of its own, for it cannot be stopped: says its port to who started it. */
PeerServer({ port: 0, host: '127.0.0.1' }, (server: Server) => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
