"""A petition goes from one unit to another: registered with a handover ("push"), pulled, signed for, acknowledged; then a mistake, and
what the hub says about it. Run: python3 exchange.py HUB CERTS SENDER RECEIVER, with the generated code on PYTHONPATH.

HUB is host:port; CERTS a folder with ca.pem and units/CODE.pem, units/CODE.key.
"""

import json
import sys
import uuid
from pathlib import Path

import grpc
from google.protobuf.duration_pb2 import Duration
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status
from petitionhub.v1 import exchange_pb2, exchange_pb2_grpc, inbox_pb2, inbox_pb2_grpc, petitions_pb2, petitions_pb2_grpc, steps_pb2

TIMEOUT_S = 60
CONSUMER = "python"

hub, certs, sender, receiver = sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4]


def connect(unit):
    """A unit is known by its certificate; the hub by the authority in ca.pem."""
    return grpc.secure_channel(hub, grpc.ssl_channel_credentials(
        root_certificates=(certs / "ca.pem").read_bytes(),
        private_key=(certs / "units" / f"{unit}.key").read_bytes(),
        certificate_chain=(certs / "units" / f"{unit}.pem").read_bytes()))


def read_error(error):
    """google.rpc.Status comes in a trailer; its details say why, by which values, and when to try again."""
    status = Status.FromString(dict(error.trailing_metadata())["grpc-status-details-bin"])
    info = ErrorInfo()
    assert any(detail.Unpack(info) for detail in status.details if detail.Is(ErrorInfo.DESCRIPTOR))
    return {"code": error.code().name, "reason": info.reason, "metadata": dict(info.metadata)}


def deal(entry, sha256, petition, exchange):
    """Signs for what is handed over to this unit, and for nothing else that an inbox brings. This example shares its inbox with
    others, and so looks at its own petition alone: a system of yours signs for each."""
    if entry.transfer.destination_unit != receiver or entry.petition_id != petition:
        return False
    # Made of the entry, the request id is the same when the entry comes again.
    exchange.AcknowledgeReceipt(exchange_pb2.AcknowledgeReceiptRequest(
        request_id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"sign {sha256.hex()}")), petition_id=petition,
        receipt_acknowledgement=steps_pb2.ReceiptAcknowledgement(own_number="python-1")), timeout=TIMEOUT_S)
    return True


def pull(inbox, exchange, petition):
    """Deals with each entry in order, and only then acknowledges: what is not acknowledged comes again, so that a crash loses
    nothing."""
    while True:
        page = inbox.PullInbox(inbox_pb2.PullInboxRequest(consumer=CONSUMER, wait=Duration(seconds=30)), timeout=TIMEOUT_S)
        if not page.entries:
            raise TimeoutError("The petition did not come.")
        for entry, sha256 in zip(page.entries, page.sha256s):
            found = deal(entry, sha256, petition, exchange)
            # By its SHA-256 the hub knows whether it is still this entry that has the sequence.
            acknowledged = inbox.AcknowledgeInbox(
                inbox_pb2.AcknowledgeInboxRequest(consumer=CONSUMER, sequence=entry.sequence, sha256=sha256), timeout=TIMEOUT_S)
            if found:
                return entry, acknowledged


def main():
    petitions = petitions_pb2_grpc.PetitionServiceStub(connect(sender))
    receiving = connect(receiver)
    exchange = exchange_pb2_grpc.ExchangeServiceStub(receiving)
    inbox = inbox_pb2_grpc.InboxServiceStub(receiving)

    # The request id makes it happen once: after a failure, send the same message again.
    registered = petitions.RegisterPetition(petitions_pb2.RegisterPetitionRequest(
        request_id=str(uuid.uuid4()),
        registration=steps_pb2.Registration(details=steps_pb2.PetitionDetails(
            subject="井盖缺失", content="人行道井盖缺失一周，请求补齐。", category="999901", territory="430103",
            channel=steps_pb2.CHANNEL_TELEPHONE, purpose=steps_pb2.PURPOSE_APPEAL)),
        transfer=steps_pb2.Transfer(destination_unit=receiver)), timeout=TIMEOUT_S)
    petition = registered.receipt.petition_id

    entry, acknowledged = pull(inbox, exchange, petition)

    try:
        exchange.TransferPetition(exchange_pb2.TransferPetitionRequest(
            request_id=str(uuid.uuid4()), petition_id=petition,
            transfer=steps_pb2.Transfer(destination_unit="430103-nowhere")), timeout=TIMEOUT_S)
        raise AssertionError("It was not refused.")
    except grpc.RpcError as error:
        refused = read_error(error)
    print(json.dumps(
        {"petition_id": petition, "sequence": str(entry.sequence), "cursor": str(acknowledged.cursor), **refused}))


main()
