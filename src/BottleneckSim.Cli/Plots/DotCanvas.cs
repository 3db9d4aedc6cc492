namespace BottleneckSim.Cli.Plots;

/// <summary>A grid of dots, shown two by four in a Braille character or one in an ASCII one.</summary>
internal sealed class DotCanvas
{
    private const char EmptyBraille = '\u2800';

    // Unicode, block Braille Patterns: bits of the dots in a cell, from the top row down, left and right.
    private static readonly int[] BrailleBits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    private readonly int _columns;
    private readonly int _rows;
    private readonly bool _usesBraille;
    private readonly bool[,] _dots;

    public DotCanvas(int columns, int rows, bool usesBraille)
    {
        (_columns, _rows, _usesBraille) = (columns, rows, usesBraille);
        _dots = new bool[Width, Height];
    }

    /// <summary>Dots from left to right.</summary>
    public int Width => _usesBraille ? _columns * 2 : _columns;

    /// <summary>Dots from bottom to top.</summary>
    public int Height => _usesBraille ? _rows * 4 : _rows;

    /// <summary>Sets a dot; <paramref name="y"/> counts from the bottom.</summary>
    public void Set(int x, int y) => _dots[x, y] = true;

    /// <summary>The characters, the top row first; a cell without dots is a space.</summary>
    public char[][] ToCells()
    {
        var cells = new char[_rows][];
        for (var row = 0; row < _rows; row++)
        {
            cells[row] = new char[_columns];
            for (var column = 0; column < _columns; column++)
                cells[row][column] = _usesBraille ? Braille(column, row) : _dots[column, Height - 1 - row] ? '*' : ' ';
        }

        return cells;
    }

    private char Braille(int column, int row)
    {
        var bits = 0;
        for (var dot = 0; dot < BrailleBits.Length; dot++)
        {
            if (_dots[(column * 2) + (dot % 2), Height - 1 - ((row * 4) + (dot / 2))])
                bits |= BrailleBits[dot];
        }

        return bits == 0 ? ' ' : (char)(EmptyBraille + bits);
    }
}
