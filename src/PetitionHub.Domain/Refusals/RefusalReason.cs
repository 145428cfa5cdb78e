namespace PetitionHub.Domain.Refusals;

/// <summary>
/// Why something was refused. Names and numbers are those of the contract's <c>Reason</c>, where each is explained.
/// </summary>
public enum RefusalReason
{
    /// <summary>The connection has no client certificate.</summary>
    CertificateMissing = 1,
    /// <summary>The certificate was not issued by an authority that the hub trusts, or not for client use.</summary>
    CertificateUntrusted = 2,
    /// <summary>The certificate is not valid at this time.</summary>
    CertificateExpired = 3,
    /// <summary>The certificate names no unit: it needs the SAN URI urn:petitionhub:unit:CODE.</summary>
    CertificateWithoutUnit = 4,
    /// <summary>UNAUTHENTICATED where the caller's unit is not in the directory, else NOT_FOUND.</summary>
    UnitUnknown = 5,
    /// <summary>The caller's unit is suspended or abolished.</summary>
    UnitInactive = 6,
    /// <summary>The call is for operators, not for units.</summary>
    OperatorRequired = 7,
    /// <summary>A field is missing, malformed or out of its range; BadRequest lists each one.</summary>
    FieldInvalid = 20,
    /// <summary>A text is longer than its field allows.</summary>
    TextTooLong = 21,
    /// <summary>The category is not in the hub's table.</summary>
    CategoryUnknown = 22,
    /// <summary>The request id was used for another command.</summary>
    RequestIdReused = 23,
    /// <summary>The page token is not one that this list gave for this filter.</summary>
    PageTokenInvalid = 24,
    /// <summary>The sequence is beyond the end of the ledger.</summary>
    CursorAhead = 25,
    /// <summary>The file is larger than the hub takes.</summary>
    AttachmentTooLarge = 26,
    /// <summary>The hub does not take files of this type.</summary>
    MediaTypeRefused = 27,
    /// <summary>The offset is not where the upload continues.</summary>
    UploadOffsetInvalid = 28,
    /// <summary>The bytes do not have the SHA-256 that was named.</summary>
    AttachmentDigestMismatch = 29,
    /// <summary>The ledger's entry of that sequence is not the one that the caller had.</summary>
    HistoryDiffers = 31,
    /// <summary>The territory is not a division of the hub's table, nor one that was.</summary>
    TerritoryUnknown = 33,
    /// <summary>No such petition, or the caller may not see it: the two are not told apart.</summary>
    PetitionNotFound = 40,
    /// <summary>No petition has this query code.</summary>
    QueryCodeNotFound = 41,
    /// <summary>No such entry, or the caller may not see it.</summary>
    EntryNotFound = 42,
    /// <summary>The caller has sent no accepted command with this request id: send it (again).</summary>
    ReceiptNotFound = 43,
    /// <summary>No unit of the directory serves the territory.</summary>
    RouteNotFound = 44,
    /// <summary>The petition has no such attachment.</summary>
    AttachmentNotFound = 45,
    /// <summary>The unit has begun no upload of this file.</summary>
    UploadNotFound = 46,
    /// <summary>The caller sees the petition, but the step is another's to take.</summary>
    RelationMissing = 60,
    /// <summary>The step does not follow from the petition's status.</summary>
    StepOutOfOrder = 61,
    /// <summary>The petition changed since it was read.</summary>
    VersionMismatch = 62,
    /// <summary>The caller owes no such report, feedback or decision, or it is already given.</summary>
    NothingOwed = 63,
    /// <summary>The limit for objecting has passed (R22 Art 23).</summary>
    ObjectionTooLate = 64,
    /// <summary>The limit for asking for a review has passed (R22 Arts 35, 36).</summary>
    ReviewTooLate = 65,
    /// <summary>The handling was already extended once (R22 Art 34).</summary>
    AlreadyExtended = 66,
    /// <summary>No bureau or joint conference stands over both units (R22 Art 24).</summary>
    NoArbiter = 67,
    /// <summary>The earlier petition does not allow this step on a repeat.</summary>
    EarlierPetitionUnsuitable = 68,
    /// <summary>The petition has passed through as many hands as the hub allows.</summary>
    ChainTooLong = 69,
    /// <summary>The caller has not uploaded all of the file.</summary>
    AttachmentIncomplete = 70,
    /// <summary>The hub has told of this already, or it is not so yet.</summary>
    NoticeUntimely = 71,
    /// <summary>No bureau stands above the holder.</summary>
    NoSuperior = 72,
    /// <summary>The destination is not in the directory.</summary>
    DestinationUnknown = 80,
    /// <summary>The destination is suspended or abolished.</summary>
    DestinationInactive = 81,
    /// <summary>The destination lies outside the sender's territory (R22 Art 22).</summary>
    DestinationOutsideTerritory = 82,
    /// <summary>The destination is not at a level that the step allows.</summary>
    DestinationWrongLevel = 83,
    /// <summary>An organ that is not a bureau hands over only within its system (R22 Art 23).</summary>
    DestinationOtherSystem = 84,
    /// <summary>The destination is not an organ of the kind that the step needs.</summary>
    DestinationWrongOrgan = 85,
    /// <summary>The destination is an accused unit or below one (R22 Arts 30, 46).</summary>
    DestinationAccused = 86,
    /// <summary>The destination already holds the petition.</summary>
    DestinationIsHolder = 87,
    /// <summary>A unit has this code.</summary>
    UnitExists = 100,
    /// <summary>The hub has more work than it can take.</summary>
    HubBusy = 120,
    /// <summary>The hub is stopping.</summary>
    HubStopping = 121,
    /// <summary>The message is larger than the hub takes.</summary>
    MessageTooLarge = 122,
    /// <summary>The caller's deadline passed.</summary>
    DeadlinePassed = 123,
    /// <summary>A fault of the hub.</summary>
    Internal = 124,
    /// <summary>The unit has no room for the file.</summary>
    AttachmentQuotaExceeded = 125,
    /// <summary>The ledger, or the store of attachments, cannot be read or written at the moment.</summary>
    StorageUnavailable = 128,
    /// <summary>The hub's clock is not believed, so that nothing is written.</summary>
    ClockUntrusted = 129,
    /// <summary>What is made from the ledger after its entries does not have yet what a read asks for.</summary>
    ProjectionBehind = 130,
    /// <summary>No method has this address.</summary>
    AddressUnknown = 140,
    /// <summary>The address takes another verb.</summary>
    VerbUnsupported = 141,
    /// <summary>The body is of another type than JSON.</summary>
    ContentTypeUnsupported = 142,
    /// <summary>The body is not well-formed JSON.</summary>
    BodyMalformed = 143,
}
