import type { ParleyApi } from '@parley/client';

/** What this page has to know of its server. */
export interface ServerSettings {
  /** Whose place this is; null when the server did not say. */
  workspaceName: string | null;
  /** The most that a camera is asked for. */
  maxVideo: string;
  /** Origin of the realtime connection; empty for the page's own. */
  realtimeUrl: string;
}

/** Reads the settings. Without them a call is still possible, so a failure gives what suits most servers. */
export async function serverSettings(api: Pick<ParleyApi, 'request'>): Promise<ServerSettings> {
  try {
    const { settings } = await api.request('GET /api/settings');
    return {
      workspaceName: settings.workspace.name,
      maxVideo: settings.maxVideo,
      realtimeUrl: settings.websocketUrl ?? '',
    };
  } catch {
    return { workspaceName: null, maxVideo: '720p30', realtimeUrl: '' };
  }
}
