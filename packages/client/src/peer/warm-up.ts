/**
 * Has the browser load what its first peer connection needs, codecs among it: that takes it three times as long as the next one. Nothing
 * is sent or gathered. Does nothing where there is no WebRTC.
 */
export async function warmUpPeerConnections(
  createConnection: () => RTCPeerConnection = () => new RTCPeerConnection(),
): Promise<void> {
  let ends: RTCPeerConnection[] = [];
  try {
    const [offering, answering] = (ends = [createConnection(), createConnection()]) as [
      RTCPeerConnection,
      RTCPeerConnection,
    ];
    for (const kind of ['audio', 'video']) offering.addTransceiver(kind);
    await answering.setRemoteDescription(await offering.createOffer());
    await answering.createAnswer();
  } catch {
    // Whoever joins is told what does not work.
  } finally {
    for (const end of ends) end.close();
  }
}
