namespace PetitionHub.Ledger;

/// <summary>Which petitions a list takes in. Numbers are those of the contract.</summary>
public enum PetitionScope
{
    /// <summary>Those that the unit holds.</summary>
    Held = 1,
    /// <summary>Those that the unit registered.</summary>
    Registered = 2,
    /// <summary>Those that the unit took part in at any time: registrar, holder, copied, lead or assisting unit.</summary>
    Involved = 3,
    /// <summary>Those whose holder serves the unit's territory or one inside it.</summary>
    Territory = 4,
}
