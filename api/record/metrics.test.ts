import { createMetrics } from './metrics';

describe('the metrics', () => {
  it('count requests by route and decisions by name', async () => {
    const metrics = createMetrics();
    metrics.request('GET', '/tasks', 200, 0.02);
    metrics.decision('signAgreement', 'answered', 0.05);
    const text = await metrics.text();
    expect(text).toContain('_count{method="GET",route="/tasks",status="200"} 1');
    expect(text).toContain('_count{decision="signAgreement",outcome="answered"} 1');
  });

  it('do not tell how many have applied: drafts, readings and submissions are one number', async () => {
    const metrics = createMetrics();
    metrics.request('POST', '/programmes/:programmeId/applications', 201, 0.02);
    metrics.request('PUT', '/applications/:applicationId', 200, 0.02);
    metrics.request('POST', '/applications/:applicationId/submit', 200, 0.02);
    metrics.decision('submitApplication', 'answered', 0.05);
    metrics.decision('withdrawApplication', 'answered', 0.05);
    const text = await metrics.text();
    expect(text).toContain('_count{method="ANY",route="/applications",status="200"} 3');
    expect(text).not.toMatch(/submit|status="201"|withdraw/);
  });
});
