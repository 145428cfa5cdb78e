namespace PetitionHub.Domain.Petitions;

/// <summary>What a unit is to a petition. Authority follows from this and from nothing else.</summary>
[Flags]
public enum Relation
{
    /// <summary>Nothing: the petition does not exist for the unit.</summary>
    None = 0,
    /// <summary>It registered the item.</summary>
    Registrar = 1,
    /// <summary>It holds the item.</summary>
    Holder = 2,
    /// <summary>It handed the item to the holder, and alone can take it back.</summary>
    Sender = 4,
    /// <summary>It gave or received a handover that stands.</summary>
    Chain = 8,
    /// <summary>It assists the lead unit.</summary>
    Assisting = 16,
    /// <summary>It has a copy.</summary>
    Copied = 32,
    /// <summary>It is a bureau above the holder.</summary>
    SuperiorBureau = 64,
    /// <summary>It is a joint conference over the holder.</summary>
    JointConference = 128,
    /// <summary>It has to decide the dispute that is open.</summary>
    Arbiter = 256,
    /// <summary>It concluded the item or decided a review of it.</summary>
    Decider = 512,
    /// <summary>It owes something on the item, or a report to it awaits its decision.</summary>
    Debtor = 1024,
    /// <summary>It is a bureau or joint conference above a unit of the chain, other than the holder.</summary>
    Overseer = 2048,
    /// <summary>It is accused, or below an accused unit: it never sees the item, whatever else it is (R22 Arts 30, 46).</summary>
    Accused = 4096,
    /// <summary>The holder cannot act, and it is the next bureau above that can (R22 Art 24).</summary>
    StandIn = 8192,
}
