using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PetitionHub.V1;
using static Grpc.Core.StatusCode;
using static PetitionHub.Testing.Hub.TestUnits;

namespace PetitionHub.Hub.Tests.Refusals;

/// <summary>What senders get wrong, by name.</summary>
internal static class BadRequests
{
    public static readonly Dictionary<string, BadRequest> All = new()
    {
        ["destination unknown"] = Bad(
            p => Ask.Transfer(p, "430199-nobody"), FailedPrecondition, Reason.DestinationUnknown, "transfer.destination_unit",
            ("unit", "430199-nobody")),
        ["destination malformed"] = Bad(
            p => Ask.Transfer(p, "NO UNIT"), InvalidArgument, Reason.FieldInvalid, "transfer.destination_unit",
            ("field", "transfer.destination_unit"), ("value", "NO UNIT")),
        ["destination missing"] = Bad(
            p => Ask.Transfer(p, ""), InvalidArgument, Reason.FieldInvalid, "transfer.destination_unit"),
        ["destination above"] = Bad(
            p => Ask.Transfer(p, Hunan), FailedPrecondition, Reason.DestinationWrongLevel, "transfer.destination_unit",
            ("unit", Hunan), ("level", "Provincial")),
        ["destination elsewhere"] = Bad(
            p => Ask.Transfer(p, Zhejiang), FailedPrecondition, Reason.DestinationOutsideTerritory, "transfer.destination_unit",
            ("unit", Zhejiang), ("territory", "330000")),
        ["destination itself"] = Bad(
            p => Ask.Transfer(p, Changsha), FailedPrecondition, Reason.DestinationIsHolder, "transfer.destination_unit",
            ("unit", Changsha)),
        ["destination accused"] = Bad(
            _ => Ask.RegisterFor(TianxinHousing, Ask.Details(TianxinHousing)), FailedPrecondition, Reason.DestinationAccused,
            "transfer.destination_unit", ("unit", TianxinHousing)),
        ["destination below the accused"] = Bad(
            _ => Ask.RegisterFor(TianxinHousing, Ask.Details(ChangshaHousing)), FailedPrecondition, Reason.DestinationAccused,
            "transfer.destination_unit", ("unit", TianxinHousing)),
        ["accused unknown"] = Bad(
            _ => Ask.Register(Ask.Details("430199-nobody")), NotFound, Reason.UnitUnknown,
            "registration.details.accused_units[0]", ("unit", "430199-nobody")),
        ["category unknown"] = BadDetails(
            d => d.Category = "123456", Reason.CategoryUnknown, "category", ("category", "123456"), ("table_version", "2026.1")),
        ["category malformed"] = BadDetails(d => d.Category = "12", Reason.FieldInvalid, "category", ("value", "12")),
        ["territory malformed"] = BadDetails(d => d.Territory = "43010x", Reason.FieldInvalid, "territory"),
        ["territory that never was"] = BadDetails(
            d => d.Territory = "430199", Reason.TerritoryUnknown, "territory", ("territory", "430199"), ("nearest", "430100"),
            ("table_version", "2023-06-30")),
        ["territory of no province"] = BadDetails(
            d => d.Territory = "999999000000", Reason.TerritoryUnknown, "territory", ("territory", "999999"),
            ("nearest", "000000")),
        ["township of no county"] = BadDetails(
            d => d.Territory = "430199001", Reason.TerritoryUnknown, "territory", ("nearest", "430100")),
        ["territory amended to none"] = Bad(
            p => Ask.Amend(p, In("430199"), version: 1), InvalidArgument, Reason.TerritoryUnknown, "amendment.details.territory",
            ("territory", "430199")),
        ["route of no place"] = Bad(
            _ => new ResolveRouteRequest { Territory = "999999", Category = "999901" }, InvalidArgument, Reason.TerritoryUnknown,
            "territory", ("territory", "999999"), ("nearest", "000000")),
        ["units of no place"] = Bad(
            _ => new ListUnitsRequest { Territory = "430199" }, InvalidArgument, Reason.TerritoryUnknown, "territory",
            ("nearest", "430100")),
        ["petitions of no place"] = Bad(
            _ => new ListPetitionsRequest { Territory = "430199" }, InvalidArgument, Reason.TerritoryUnknown, "territory",
            ("nearest", "430100")),
        ["petitions of no category"] = Bad(
            _ => new ListPetitionsRequest { CategoryPrefix = "98" }, InvalidArgument, Reason.FieldInvalid, "category_prefix",
            ("value", "98")),
        ["volumes of no place"] = Bad(
            "", _ => new GetVolumeSeriesRequest { Territory = "430199" }, InvalidArgument, Reason.TerritoryUnknown, "territory"),
        ["flows from no place"] = Bad(
            "", _ => new GetFlowMatrixRequest { FromTerritory = "430199" }, InvalidArgument, Reason.TerritoryUnknown,
            "from_territory"),
        ["flows to no place"] = Bad(
            "", _ => new GetFlowMatrixRequest { ToTerritory = "999999" }, InvalidArgument, Reason.TerritoryUnknown,
            "to_territory"),
        ["what is stuck in no place"] = Bad(
            "", _ => new ListStuckRequest { Kind = StuckKind.Unclaimed, Territory = "430199" }, InvalidArgument,
            Reason.TerritoryUnknown, "territory"),
        ["unit in no place"] = Bad(
            "", _ => Change(UnitChangeKind.Register, "430199", "430199-new"), InvalidArgument, Reason.TerritoryUnknown,
            "unit_change.unit.territory", ("territory", "430199"), ("nearest", "430100")),
        ["unit in a place that no longer exists"] = Bad(
            "", _ => Change(UnitChangeKind.Register, "371202", "371202-new"), InvalidArgument, Reason.TerritoryUnknown,
            "unit_change.unit.territory", ("heir", "370116")),
        ["subject too long"] = BadDetails(
            d => d.Subject = new string('信', 201), Reason.TextTooLong, "subject", ("limit", "200"), ("length", "201"),
            ("field", "registration.details.subject")),
        ["content too long"] = BadDetails(
            d => d.Content = new string('信', 20_001), Reason.TextTooLong, "content", ("limit", "20000"), ("length", "20001")),
        ["subject missing"] = BadDetails(d => d.Subject = "", Reason.FieldInvalid, "subject"),
        ["channel unknown"] = BadDetails(d => d.Channel = (Channel)99, Reason.FieldInvalid, "channel", ("value", "99")),
        ["purpose missing"] = BadDetails(d => d.Purpose = Purpose.Unspecified, Reason.FieldInvalid, "purpose"),
        ["submitted in the future"] = BadDetails(
            d => d.SubmitTime = DateTime.UtcNow.AddDays(1).ToTimestamp(), Reason.FieldInvalid, "submit_time"),
        ["submit time no time"] = BadDetails(
            d => d.SubmitTime = new() { Seconds = long.MaxValue }, Reason.FieldInvalid, "submit_time"),
        ["message too large"] = Bad(
            _ => Ask.Register(new() { Content = new string('x', 300 * 1024) }), ResourceExhausted, Reason.MessageTooLarge, null,
            ("limit_bytes", "262144")),
        ["registration missing"] = Bad(
            _ => new RegisterPetitionRequest { RequestId = Ask.NewId() }, InvalidArgument, Reason.FieldInvalid, "registration"),
        ["details missing"] = Bad(
            _ => new RegisterPetitionRequest { RequestId = Ask.NewId(), Registration = new() }, InvalidArgument,
            Reason.FieldInvalid, "registration.details"),
        ["request id missing"] = Bad(
            p => new TransferPetitionRequest { PetitionId = p, Transfer = new() { DestinationUnit = Tianxin } }, InvalidArgument,
            Reason.FieldInvalid, "request_id"),
        ["petition id missing"] = Bad(_ => Ask.Transfer("", Tianxin), InvalidArgument, Reason.FieldInvalid, "petition_id"),
        ["step missing"] = Bad(
            p => new TransferPetitionRequest { PetitionId = p, RequestId = Ask.NewId() }, InvalidArgument, Reason.FieldInvalid,
            "transfer"),
        ["evaluation target unknown"] = Bad(
            p => Ask.For<EvaluatePetitionRequest>(
                p, new Evaluation { Target = (EvaluationTarget)9, Satisfaction = Satisfaction.Satisfied }),
            InvalidArgument, Reason.FieldInvalid, "evaluation.target", ("value", "9")),
        ["assignment deadline past"] = Bad(
            p => Ask.Assign(p, Tianxin, TimeSpan.FromDays(-1)), InvalidArgument, Reason.FieldInvalid, "assignment.deadline"),
        ["assignment deadline too far"] = Bad(
            p => Ask.Assign(p, Tianxin, TimeSpan.FromDays(400)), InvalidArgument, Reason.FieldInvalid, "assignment.deadline"),
        ["assignment deadline missing"] = Bad(
            p => Ask.For<AssignPetitionRequest>(p, new Assignment { DestinationUnit = Tianxin }), InvalidArgument,
            Reason.FieldInvalid, "assignment.deadline"),
        ["reasons too short"] = Bad(
            p => Ask.For<VoidPetitionRequest>(p, new Voiding { Reasons = "短" }), InvalidArgument, Reason.FieldInvalid,
            "voiding.reasons"),
        ["step out of order"] = Bad(Ask.Acknowledge, FailedPrecondition, Reason.StepOutOfOrder, null, ("status", "Registered")),
        ["step of another"] = Bad(
            Hunan, p => Ask.Transfer(p, Tianxin), PermissionDenied, Reason.RelationMissing, null, ("needed", "Holder")),
        ["version of before"] = Bad(
            p => Ask.Amend(p, Ask.Details(), version: 7), Aborted, Reason.VersionMismatch, null, ("expected_version", "7"),
            ("version", "1")),
        ["step of an operator"] = Bad("", p => Ask.Transfer(p, Tianxin), PermissionDenied, Reason.RelationMissing),
        ["petition read by an operator"] = Bad(
            "", p => new GetPetitionRequest { PetitionId = p }, PermissionDenied, Reason.RelationMissing),
        ["repeats of no petition"] = Bad(
            _ => new FindRepeatsRequest { PetitionId = "1" }, InvalidArgument, Reason.FieldInvalid, "petition_id"),
        ["consumer malformed"] = Bad(
            _ => new PullInboxRequest { Consumer = "No Consumer" }, InvalidArgument, Reason.FieldInvalid, "consumer"),
        ["consumer missing"] = Bad(
            _ => new AcknowledgeInboxRequest { Sequence = 1 }, InvalidArgument, Reason.FieldInvalid, "consumer"),
        ["consumer too long"] = Bad(
            _ => new PullInboxRequest { Consumer = new string('a', 65) }, InvalidArgument, Reason.FieldInvalid, "consumer"),
        ["wait too long"] = Bad(
            _ => new PullInboxRequest { Consumer = "c", Wait = new() { Seconds = 60, Nanos = 1 } }, InvalidArgument,
            Reason.FieldInvalid, "wait"),
        ["wait negative"] = Bad(
            _ => new PullInboxRequest { Consumer = "c", Wait = new() { Nanos = -1 } }, InvalidArgument, Reason.FieldInvalid,
            "wait"),
        ["wait no duration"] = Bad(
            _ => new PullInboxRequest { Consumer = "c", Wait = new() { Seconds = long.MaxValue } }, InvalidArgument,
            Reason.FieldInvalid, "wait"),
        ["wait of mixed signs"] = Bad(
            _ => new PullInboxRequest { Consumer = "c", Wait = new() { Seconds = 1, Nanos = -1 } }, InvalidArgument,
            Reason.FieldInvalid, "wait"),
        ["sequence missing"] = Bad(
            _ => new AcknowledgeInboxRequest { Consumer = "c" }, InvalidArgument, Reason.FieldInvalid, "sequence"),
        ["parked without reason"] = Bad(
            _ => new ParkInboxEntryRequest { Consumer = "c", Sequence = 1 }, InvalidArgument, Reason.FieldInvalid, "reason"),
        ["parked what is not in the inbox"] = Bad(
            _ => new ParkInboxEntryRequest { Consumer = "c", Sequence = 1, Reason = "坏" }, NotFound, Reason.EntryNotFound, null,
            ("sequence", "1")),
        ["released what is not parked"] = Bad(
            _ => new UnparkInboxEntryRequest { Consumer = "c", Sequence = 1 }, NotFound, Reason.EntryNotFound, null,
            ("sequence", "1")),
        ["inbox page too large"] = Bad(
            _ => new PullInboxRequest { Consumer = "c", PageSize = 1_001 }, InvalidArgument, Reason.FieldInvalid, "page_size",
            ("value", "1001")),
        ["parked page too large"] = Bad(
            _ => new ListParkedInboxEntriesRequest { PageSize = 501 }, InvalidArgument, Reason.FieldInvalid, "page_size"),
        ["petition page too large"] = Bad(
            _ => new ListPetitionsRequest { PageSize = 501 }, InvalidArgument, Reason.FieldInvalid, "page_size"),
        ["petition page negative"] = Bad(
            _ => new ListPetitionsRequest { PageSize = -1 }, InvalidArgument, Reason.FieldInvalid, "page_size"),
        ["timeline page too large"] = Bad(
            p => new ListTimelineRequest { PetitionId = p, PageSize = 501 }, InvalidArgument, Reason.FieldInvalid, "page_size"),
        ["unit page too large"] = Bad(
            _ => new ListUnitsRequest { PageSize = 1_001 }, InvalidArgument, Reason.FieldInvalid, "page_size"),
        ["scope unknown"] = Bad(
            _ => new ListPetitionsRequest { Scope = (PetitionScope)9 }, InvalidArgument, Reason.FieldInvalid, "scope"),
        ["status unknown"] = Bad(
            _ => new ListPetitionsRequest { Statuses = { (PetitionStatus)99 } }, InvalidArgument, Reason.FieldInvalid,
            "statuses[0]"),
        ["category prefix malformed"] = Bad(
            _ => new ListPetitionsRequest { CategoryPrefix = "999" }, InvalidArgument, Reason.FieldInvalid, "category_prefix"),
        ["page token malformed"] = Bad(
            _ => new ListPetitionsRequest { PageToken = "%%%" }, InvalidArgument, Reason.PageTokenInvalid, "page_token"),
        ["page token malformed, units"] = Bad(
            _ => new ListUnitsRequest { PageToken = "AAAA" }, InvalidArgument, Reason.PageTokenInvalid, "page_token"),
        ["page token malformed, timeline"] = Bad(
            p => new ListTimelineRequest { PetitionId = p, PageToken = "5" }, InvalidArgument, Reason.PageTokenInvalid,
            "page_token"),
        ["page token malformed, parked"] = Bad(
            _ => new ListParkedInboxEntriesRequest { PageToken = "=" }, InvalidArgument, Reason.PageTokenInvalid, "page_token"),
        ["query code unknown"] = Bad(
            _ => new GetProgressRequest { QueryCode = "ABCDEFGHJKMN" }, NotFound, Reason.QueryCodeNotFound),
        ["query code missing"] = Bad(_ => new GetProgressRequest(), InvalidArgument, Reason.FieldInvalid, "query_code"),
        ["entry unknown"] = Bad(
            _ => new GetEntryRequest { Sequence = 999_999 }, NotFound, Reason.EntryNotFound, null, ("sequence", "999999")),
        ["entry zero"] = Bad(_ => new GetEntryRequest(), NotFound, Reason.EntryNotFound, null, ("sequence", "0")),
        ["receipt unknown"] = Bad(
            _ => new GetReceiptRequest { RequestId = "0190a0a0-0000-7000-8000-000000000001" }, NotFound, Reason.ReceiptNotFound),
        ["unit unknown"] = Bad(
            _ => new GetUnitRequest { UnitCode = "430199-nobody" }, NotFound, Reason.UnitUnknown, null,
            ("unit", "430199-nobody")),
        ["route of an unknown category"] = Bad(
            _ => new ResolveRouteRequest { Territory = "430103", Category = "123456" }, InvalidArgument, Reason.CategoryUnknown,
            "category", ("category", "123456")),
        ["unit exists"] = Bad(
            "", _ => Change(UnitChangeKind.Register, "430103"), AlreadyExists, Reason.UnitExists, null,
            ("unit", "430103-bureau")),
        ["unit of another territory"] = Bad(
            Changsha, _ => Change(UnitChangeKind.Register, "330102", "330102-new"), PermissionDenied, Reason.RelationMissing,
            null, ("unit", "330102-new")),
        ["unit change missing"] = Bad(
            "", _ => new ChangeUnitRequest { RequestId = Ask.NewId() }, InvalidArgument, Reason.FieldInvalid, "unit_change"),
    };

    private static BadRequest Bad(
        Func<string, IMessage> of, StatusCode code, Reason reason, string? field = null,
        params (string Key, string Value)[] metadata) =>
        new(Changsha, of, code, reason, field, metadata);

    private static BadRequest Bad(
        string unit, Func<string, IMessage> of, StatusCode code, Reason reason, string? field = null,
        params (string Key, string Value)[] metadata) =>
        new(unit, of, code, reason, field, metadata);

    private static BadRequest BadDetails(
        Action<PetitionDetails> spoil, Reason reason, string field, params (string Key, string Value)[] metadata)
    {
        var details = Ask.Details();
        spoil(details);
        return Bad(_ => Ask.Register(details), InvalidArgument, reason, $"registration.details.{field}", metadata);
    }

    private static PetitionDetails In(string territory)
    {
        var details = Ask.Details();
        details.Territory = territory;
        return details;
    }

    private static ChangeUnitRequest Change(UnitChangeKind kind, string territory, string? code = null) => new()
    {
        RequestId = Ask.NewId(),
        UnitChange = new()
        {
            Kind = kind,
            Unit = new()
            {
                UnitCode = code ?? $"{territory}-bureau",
                Name = "某信访局",
                Territory = territory,
                OrganType = OrganType.Bureau,
                System = "petition",
            },
        },
    };
}
