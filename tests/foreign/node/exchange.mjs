// A petition goes from one unit to another: registered with a handover ("push"), pulled, signed for, acknowledged; then a mistake,
// and what the hub says about it. Run: node exchange.mjs HUB CERTS SENDER RECEIVER PROTOS
//   HUB      host:port of the hub
//   CERTS    a folder with ca.pem and units/CODE.pem, units/CODE.key
//   PROTOS   the folder protos of the hub's repository
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const [hub, certs, sender, receiver, protos] = process.argv.slice(2);

// Enums by name and 64-bit numbers as text, as in JSON.
const files = ['petitions', 'exchange', 'inbox'].map(name => `petitionhub/v1/${name}.proto`);
const contract = loadSync([...files, 'google/rpc/status.proto', 'google/rpc/error_details.proto'], {
  includeDirs: [protos], keepCase: true, longs: String, enums: String, defaults: true, oneofs: true,
});
const { PetitionService, ExchangeService, InboxService } = grpc.loadPackageDefinition(contract).petitionhub.v1;

// A unit is known by its certificate; the hub by the authority in ca.pem.
const credentials = unit => grpc.credentials.createSsl(
  readFileSync(`${certs}/ca.pem`), readFileSync(`${certs}/units/${unit}.key`), readFileSync(`${certs}/units/${unit}.pem`));
const call = (client, method, request) => new Promise((resolve, reject) =>
  client[method](request, { deadline: Date.now() + 60_000 }, (error, answer) => error ? reject(error) : resolve(answer)));

// google.rpc.Status comes in a trailer; its details say why, by which values, and when to try again.
function readError(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  const details = contract['google.rpc.Status'].deserialize(bytes).details
    .map(any => ({ type: any.type_url.split('/').pop(), ...contract[any.type_url.split('/').pop()].deserialize(any.value) }));
  const info = details.find(detail => detail.type === 'google.rpc.ErrorInfo');
  return { code: grpc.status[error.code], reason: info.reason, metadata: info.metadata };
}

const petitions = new PetitionService(hub, credentials(sender));
const exchange = new ExchangeService(hub, credentials(receiver));
const inbox = new InboxService(hub, credentials(receiver));

// The request id makes it happen once: after a failure, send the same message again.
const registered = await call(petitions, 'RegisterPetition', {
  request_id: randomUUID(),
  registration: {
    details: {
      subject: '路灯不亮', content: '小区门口路灯已坏三月，请求修复。', category: '999901', territory: '430103',
      channel: 'CHANNEL_WEBSITE', purpose: 'PURPOSE_APPEAL',
    },
  },
  transfer: { destination_unit: receiver },
});
const petition = registered.receipt.petition_id;

// Made of the entry, a request id is the same when the entry comes again: a UUID of version 8 (RFC 9562).
function idOf(sha256) {
  const bytes = createHash('sha256').update('sign').update(sha256).digest().subarray(0, 16);
  bytes[6] = bytes[6] & 0x0f | 0x80;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// Signs for what is handed over to this unit, and for nothing else that an inbox brings. This example shares its inbox with
// others, and so looks at its own petition alone: a system of yours signs for each.
async function deal(entry, sha256) {
  if (entry.transfer?.destination_unit !== receiver || entry.petition_id !== petition) return false;
  await call(exchange, 'AcknowledgeReceipt', {
    request_id: idOf(sha256), petition_id: petition, receipt_acknowledgement: { own_number: 'node-1' },
  });
  return true;
}

// Each entry is dealt with in order, and only then acknowledged: what is not acknowledged comes again, so that a crash loses
// nothing. By its SHA-256 the hub knows whether it is still this entry that has the sequence.
let entry, acknowledged;
while (!entry) {
  const page = await call(inbox, 'PullInbox', { consumer: 'node', wait: { seconds: 30 } });
  if (page.entries.length === 0) throw new Error('The petition did not come.');
  for (const [i, candidate] of page.entries.entries()) {
    const found = await deal(candidate, page.sha256s[i]);
    acknowledged = await call(
      inbox, 'AcknowledgeInbox', { consumer: 'node', sequence: candidate.sequence, sha256: page.sha256s[i] });
    if (found) { entry = candidate; break; }
  }
}

const refused = await call(exchange, 'TransferPetition', {
  request_id: randomUUID(), petition_id: petition, transfer: { destination_unit: '430103-nowhere' },
}).then(() => { throw new Error('It was not refused.'); }, readError);
console.log(JSON.stringify({ petition_id: petition, sequence: entry.sequence, cursor: acknowledged.cursor, ...refused }));
