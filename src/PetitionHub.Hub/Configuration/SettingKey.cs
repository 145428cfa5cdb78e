using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using PetitionHub.Ledger;

namespace PetitionHub.Hub.Configuration;

/// <summary>A key that the hub knows: a property of one of the sections of <see cref="HubOptions"/>.</summary>
internal sealed record SettingKey(PropertyInfo Section, PropertyInfo Property)
{
    private const string Mask = "********";

    // The ledger's folder is the hub's, and is set there.
    private static readonly PropertyInfo LedgerFolder = typeof(LedgerOptions).GetProperty(nameof(LedgerOptions.DataFolder))!;

    public static IReadOnlyList<SettingKey> All { get; } =
    [
        .. from section in typeof(HubOptions).GetProperties()
           where section.CanWrite
           from property in section.PropertyType.GetProperties()
           where property.CanWrite && property != LedgerFolder
           select new SettingKey(section, property),
    ];

    public string Name => $"{Section.Name}:{Property.Name}";

    public bool IsSecret => Property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password;

    /// <summary>True where an empty value means none.</summary>
    public bool IsOptional => Nullable.GetUnderlyingType(Property.PropertyType) is not null
        || new NullabilityInfoContext().Create(Property).WriteState == NullabilityState.Nullable;

    /// <summary>The value in use, for people.</summary>
    public string Show(HubOptions options)
    {
        var value = Property.GetValue(Section.GetValue(options));
        return value is null or "" ? "" : IsSecret ? Mask : TypeDescriptor.GetConverter(value).ConvertToInvariantString(value)!;
    }

    /// <summary>What is wrong with a text as a value of this type; null where it can be read.</summary>
    public string? FindFault(string text)
    {
        var type = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return null;
        }
        catch (Exception exception) when (
            exception is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            var wanted = type == typeof(bool) ? "true or false" : type == typeof(int) || type == typeof(long) ? "a whole number"
                : "a number";
            return IsSecret ? $"must be {wanted}" : $"must be {wanted}, and is '{text}'";
        }
    }
}
