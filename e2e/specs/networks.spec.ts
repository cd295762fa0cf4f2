import { expectTogether, test } from '../harness/machines.ts';
import { CAN_LAY_NETWORKS } from '../harness/programs.ts';

test.skip(!CAN_LAY_NETWORKS, 'needs root on Linux, with ip, iptables and turnserver');

test('two machines find each other through a router', async ({ meet }) => {
  await meet();
});

test('only the relay connects them', async ({ machines: { network }, meet }) => {
  await network.setRouted(false);
  await meet();
});

test('five of a hundred packets are lost', async ({ machines: { network }, meet }) => {
  const { ada, ben } = await meet();
  for (const host of [network.a, network.b]) await host.refuse({ protocol: 'udp', share: 0.05 });
  await expectTogether(ada, ben);
});
